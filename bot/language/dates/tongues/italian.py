"""What Italians write around a date: "martedì prossimo alle 15", "tra due settimane", "fine mese"."""

from __future__ import annotations

ITALIAN = """
oggi = today; domani = tomorrow; dopodomani, dopo domani = day after tomorrow; ieri = yesterday; adesso = now
domani mattina, domattina = tomorrow morning; domani pomeriggio = tomorrow afternoon
domani sera = tomorrow evening; stasera, questa sera = tonight; stamattina = this morning
mattina, di mattina = morning; pomeriggio, del pomeriggio, nel pomeriggio = afternoon
sera, di sera = evening; mezzogiorno = noon; mezzanotte = midnight
prossimo, prossima, prossimi, prossime = next / NEXT-AFTER; che viene, entrante = next / NEXT-AFTER
questo …, questa … = this; scorso, scorsa = last
giorno, giorni = day; settimana, settimane = week; mese, mesi = month; trimestre, trimestri = quarter
semestre, semestri = half; anno, anni = year; ora, ore = hour; minuto, minuti = minutes
giorno lavorativo, giorni lavorativi = working day; fine settimana = weekend; weekend = weekend
un, uno, una = a; due = two; tre = three; quattro = four; cinque = five; sei = six; sette = seven
otto = eight
nove = nine; dieci = ten; dodici = twelve; quindici = fifteen
primo, prima … = first; secondo, seconda = second; terzo, terza = third; quarto, quarta = fourth
fine, fine di, fine del, alla fine di, alla fine del, a fine = end of; e mezza, e mezzo = AND-HALF
metà, metà di, a metà, a metà di = mid; inizio, inizio di, a inizio, inizi di, all'inizio di = beginning of
alle …, alle ore …, ore … = at; il …, l'… = on the; di … = of; del … = of the
tra …, fra … = in; in … = in; nel … = in; a … = in; entro …, entro il …, entro la … = by
prima di …, prima del … = before; dopo …, dopo il … = after; fino a …, fino al … = until
natale = christmas; pasqua = easter; ferragosto = august 15; capodanno = new years day; la … = the
"""
