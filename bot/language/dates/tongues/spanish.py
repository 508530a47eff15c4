"""What the Spanish write around a date: "el próximo martes a las 15", "en dos semanas", "fin de mes"."""

from __future__ import annotations

SPANISH = """
hoy = today; mañana = tomorrow; pasado mañana = day after tomorrow; ayer = yesterday; ahora = now
mañana por la mañana = tomorrow morning; mañana por la tarde = tomorrow afternoon
esta tarde = this afternoon; esta noche = tonight; esta mañana = this morning
por la mañana, de la mañana = morning; por la tarde, de la tarde = afternoon
por la noche, de la noche = evening; mediodía, al mediodía = noon; medianoche = midnight
próximo, próxima, próximos, próximas, siguiente = next / NEXT-AFTER; que viene, entrante = next / NEXT-AFTER
este, esta …, este … = this; pasado, pasada, último, última = last
día, días = day; semana, semanas = week; mes, meses = month; trimestre, trimestres = quarter
semestre, semestres = half; año, años = year; hora, horas = hour; minuto, minutos = minutes
día hábil, días hábiles, día laborable, días laborables = working day; fin de semana = weekend
un, una = a; dos = two; tres = three; cuatro = four; cinco = five; seis = six; siete = seven; ocho = eight
nueve = nine; diez = ten; once = eleven; doce = twelve; quince = fifteen; quince días = a fortnight
primero, primer, primera = first; segundo, segunda = second; tercer, tercero, tercera = third
cuarto, cuarta = fourth; y media = AND-HALF
fin de, fin del, a fin de, a fines de, a finales de, finales de, final de, final del, a final de = end of
a mediados de, mediados de, mediados del = mid; a principios de, principios de, principio de = beginning of
inicios de, a inicios de, comienzos de = beginning of
a las …, a la …, sobre las … = at; el …, para el …, los … = on the; el día … = on the; de …, del … = of
en … = in; dentro de … = in; antes del …, antes de …, antes de la … = before
después del …, después de …, después de la … = after; hasta el …, hasta … = until; para …, al … = by
navidad = christmas; semana santa, pascua = easter; nochebuena = christmas eve; nochevieja = new years eve
la … = the
"""
