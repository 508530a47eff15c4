"""What Germans write around a date: "nächsten Dienstag um 15 Uhr", "in zwei Wochen", "Ende März"."""

from __future__ import annotations

GERMAN = """
heute = today; morgen = tomorrow; übermorgen = day after tomorrow; gestern = yesterday; jetzt = now
morgen früh = tomorrow morning; heute früh = this morning; heute abend = tonight
früh, vormittag, vormittags, morgens = morning; mittag, mittags = noon; mitternacht = midnight
nachmittag, nachmittags = afternoon; abend, abends = evening
sonnabend = saturday; mai = may; jänner = january; feber = february
nächste, nächsten, nächster, nächstes, nächstem = next
übernächste, übernächsten, übernächster, übernächstes = next next
kommende, kommenden, kommender, kommendes = coming
diese, diesen, dieser, dieses, diesem = this; letzten, letzte, letzter, letztes = last
tag, tage, tagen, tages = day; woche, wochen = week; monat, monate, monaten, monats = month
quartal, quartale, quartals, quartalen = quarter; jahr, jahre, jahren, jahres = year
stunde, stunden = hour; minute, minuten = minutes; wochenende = weekend; halbjahr, halbjahres = half
werktag, werktage, werktagen, arbeitstag, arbeitstage, arbeitstagen = working day
ein, eine, einen, einem, einer = a; zwei = two; drei = three; vier = four; fünf = five; sechs = six
sieben = seven; acht = eight; neun = nine; zehn = ten; elf = eleven; zwölf = twelve
paar = few; einem halben, einer halben, ein halbes, halben, halbes, halbe = half a
anderthalb = one and a half
erste, ersten, erster, erstes = first; zweite, zweiten, zweiter, zweites = second
dritte, dritten, dritter, drittes = third; vierte, vierten, vierter, viertes = fourth
ende, ende des, zum ende des, am ende des, zum ende der = end of; monatsende = end of month
mitte, mitte des = mid
quartalsende = end of quarter; jahresende = end of year; wochenende = weekend
anfang, anfang des, beginn, beginn des = beginning of; des … = the; der … = the; den … = the
um … = at; gegen … = around; bis zum …, bis … = by; am …, an … = on the; ab … = from; zum … = by the
im … = in; spätestens …, spätestens bis …, spätestens am … = by; vor … = before; nach … = after
vor dem …, vor der … = before the; nach dem …, nach der … = after the
innerhalb von … = within; binnen … = within; von … = of
weihnachten = christmas; ostern = easter; silvester = new years eve; neujahr = new years day
viertel nach = quarter past; viertel vor = quarter to; ostermontag = easter monday
pfingstmontag = whit monday; pfingsten = pentecost; karfreitag = good friday; heiligabend = christmas eve
"""
