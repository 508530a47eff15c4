"""What the Dutch write around a date: "volgende dinsdag om 15 uur", "over twee weken", "eind maart"."""

from __future__ import annotations

DUTCH = """
vandaag = today; morgen = tomorrow; overmorgen = day after tomorrow; gisteren = yesterday; nu = now
morgenochtend, morgen vroeg = tomorrow morning; morgenmiddag = tomorrow afternoon
morgenavond = tomorrow evening; vanmiddag = this afternoon; vanavond = tonight; vanochtend = this morning
ochtend, 's ochtends = morning; middag, 's middags = afternoon; avond, 's avonds = evening
middernacht = midnight
volgende, volgend = next; aanstaande, komende, komend, eerstvolgende = coming
deze …, dit … = this; vorige, vorig, afgelopen = last
dag, dagen = day; week, weken = week; maand, maanden = month; kwartaal, kwartalen = quarter
jaar, jaren = year
uur = oclock; minuut, minuten = minutes; weekend, weekeinde = weekend
mei = may; werkdag, werkdagen = working day; een, één = a; twee = two; drie = three; vier = four
vijf = five; zes = six
zeven = seven; acht = eight; negen = nine; tien = ten; elf = eleven; twaalf = twelve; paar = few
eerste = first; tweede = second; derde = third; vierde = fourth
eind, eind van, eind van de, eind van het = end of
einde, einde van, einde van de, einde van het, het einde van de = end of
medio, midden, halverwege = mid; half … = halb / mid
begin, begin van = beginning of; om …, rond … = at; op … = on the; op de …, de … = the; van … = of
over … = in; binnen … = within; in … = in; voor …, vóór … = before; na … = after
tot …, uiterlijk …, tot en met … = by; vanaf … = from
kerst, kerstmis = christmas; pasen = easter; pinksteren = pentecost; oudjaar = new years eve
"""
