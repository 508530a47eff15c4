"""What people write around a date in Portuguese: "próxima terça às 15h", "em duas semanas", "fim do mês"."""

from __future__ import annotations

PORTUGUESE = """
hoje = today; amanhã = tomorrow; depois de amanhã = day after tomorrow; ontem = yesterday; agora = now
amanhã de manhã = tomorrow morning; amanhã à tarde, amanhã de tarde = tomorrow afternoon
amanhã à noite = tomorrow evening; esta noite, hoje à noite = tonight; hoje à tarde = this afternoon
de manhã, da manhã, pela manhã = morning; à tarde, da tarde = afternoon; à noite, da noite = evening
meio dia, ao meio dia = noon; meia noite = midnight
segunda feira = monday; terça feira = tuesday; quarta feira = wednesday; quinta feira = thursday
sexta feira = friday; terça = tuesday; sexta = friday; segunda = monday; quarta = wednesday; quinta = thursday
próximo, próxima, próximos, próximas, seguinte = next / NEXT-AFTER; que vem = next / NEXT-AFTER
este …, esta …, nesta …, neste … = this; passado, passada = last
dia, dias = day; semana, semanas = week; mês, meses = month; trimestre, trimestres = quarter
semestre, semestres = half; ano, anos = year; hora, horas = hour; minuto, minutos = minutes
dia útil, dias úteis = working day; fim de semana = weekend
um, uma = a; dois, duas = two; três = three; quatro = four; cinco = five; seis = six; sete = seven
oito = eight
nove = nine; dez = ten; doze = twelve; quinze = fifteen; quinze dias = a fortnight
primeiro, primeira = first; segundo = second; terceiro, terceira = third
fim de, fim do, final de, final do, no fim de, no fim do, no final de, no final do, até o fim do = end of
fins de, finais de = end of; e meia = AND-HALF
meados de, em meados de, meio de = mid
início de, início do, no início de, começo de, começo do = beginning of
às …, as … = at; o …, no dia …, dia … = on the; na …, à … = on; de …, do … = of
em … = in; daqui a … = in; dentro de … = in; até …, até o …, até a … = by
antes de …, antes do …, antes da … = before; depois de …, depois do …, após … = after; para … = by
natal = christmas; páscoa = easter; a … = the
"""
