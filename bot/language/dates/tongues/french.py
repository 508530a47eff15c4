"""What the French write around a date: "mardi prochain à 15h", "dans deux semaines", "fin de mois"."""

from __future__ import annotations

FRENCH = """
aujourd'hui = today; demain = tomorrow; après demain = day after tomorrow; hier = yesterday
demain matin = tomorrow morning; demain soir = tomorrow evening; ce soir = tonight; ce matin = this morning
matin, du matin, le matin, dans la matinée = morning; midi, à midi = noon; minuit = midnight
après midi, de l'après midi, l'après midi, cet après midi = afternoon; soir, du soir, le soir = evening
prochain, prochaine, prochains, prochaines = next / NEXT-AFTER
qui vient, à venir, suivant, suivante = next / NEXT-AFTER; dernier, dernière = last
ce …, cet …, cette … = this; jour, jours = day; semaine, semaines = week; mois = month
trimestre, trimestres = quarter; semestre, semestres = half; an, ans, année, années, d'année = year
l'année … = year; l'an … = year
heure, heures = oclock; minute, minutes = minutes; dans une heure = in an hour; weekend = weekend
jour ouvré, jours ouvrés, jour ouvrable, jours ouvrables = working day; quinze jours = a fortnight
mai = may; la … = the; un, une = a; deux = two; trois = three; quatre = four; cinq = five; sept = seven
huit = eight; neuf = nine
dix = ten; onze = eleven; douze = twelve; quinze = fifteen
premier, première = first; deuxième = second; troisième = third; quatrième = fourth
fin, fin de, fin du, fin d', à la fin du, à la fin de, la fin du, la fin de = end of
fin d'année, la fin d'année = end of year
mi … = mid; milieu, milieu du, au milieu de = mid; début, début de, début du = beginning of
et demie = AND-HALF; à …, vers … = at; le … = on the; du … = of the; de … = of; dans … = in; en … = in
d'ici …, d'ici le …, d'ici à … = by; avant le …, avant … = before; après …, après le … = after
jusqu'à …, jusqu'au … = until; au … = in the; pour le …, pour … = by; dès … = from
noël = christmas; pâques = easter; pentecôte = pentecost
"""
