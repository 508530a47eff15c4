"""Dates inside sentences in the workspace's languages. Written on Wednesday 4 March 2026 at 10:15."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.workspaces import Workspace
from bot.language.commands import PlanFollowUp, SetCloseDate
from bot.language.dates import Reading, find
from bot.language.dates.tongues import TABLES
from bot.language.dry_run import context_of
from bot.language.phrases import Conversation, read
from bot.store.people import keep_workspace, languages_written
from bot.store.work import Store

NOW = datetime(2026, 3, 4, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))

SAID = {
    "de": {
        "ruf nächsten Dienstag 15 Uhr an": "nächsten Dienstag 15 Uhr: 2026-03-10 15:00",
        "Acme am Freitag um 9 Uhr anrufen": "am Freitag um 9 Uhr: 2026-03-06 09:00",
        "Abschluss bis zum 15. April": "bis zum 15. April: 2026-04-15",
        "Acme Ende März": "Ende März: 2026-03-31",
        "Ende nächster Woche nachfassen": "Ende nächster Woche: 2026-03-13",
        "Ende des Quartals": "Ende des Quartals: 2026-03-31",
        "in zwei Wochen nachfassen": "in zwei Wochen: 2026-03-18",
        "in 14 Tagen": "in 14 Tagen: 2026-03-18",
        "naechste Woche": "naechste Woche: 2026-03-09..2026-03-15",
        "übernächsten Montag": "übernächsten Montag: 2026-03-16",
        "kommenden Donnerstag": "kommenden Donnerstag: 2026-03-05",
        "morgen früh": "morgen früh: 2026-03-05 09:00",
        "morgen halb 3": "morgen halb 3: 2026-03-05 14:30",
        "Di 10.3. 14 Uhr 30": "Di 10.3. 14 Uhr 30: 2026-03-10 14:30",
        "3. Okt. passt": "3. Okt: 2026-10-03",
        "Anfang Mai oder so": "Anfang Mai: 2026-05-01..2026-05-10",
        "vor Weihnachten": "vor Weihnachten: 2026-12-24",
        "bitte am 30.4. klären": "am 30.4.: 2026-04-30",
    },
    "fr": {
        "rappeler mardi prochain à 15h": "mardi prochain à 15h: 2026-03-10 15:00",
        "relance dans deux semaines": "dans deux semaines: 2026-03-18",
        "fin de mois": "fin de mois: 2026-03-31",
        "fin du trimestre": "fin du trimestre: 2026-03-31",
        "signature le 15 mars": "le 15 mars: 2026-03-15",
        "15 mars à 14h30": "15 mars à 14h30: 2026-03-15 14:30",
        "le 1er avril": "le 1er avril: 2026-04-01",
        "demain matin": "demain matin: 2026-03-05 09:00",
        "la semaine prochaine": "la semaine prochaine: 2026-03-09..2026-03-15",
        "d'ici vendredi": "d'ici vendredi: 2026-03-06",
        "après-demain": "après-demain: 2026-03-06",
        "mi-avril": "mi-avril: 2026-04-15",
        "avant Noël": "avant Noël: 2026-12-24",
    },
    "es": {
        "llamar el próximo martes": "el próximo martes: 2026-03-10",
        "el martes a las 15:00": "el martes a las 15:00: 2026-03-10 15:00",
        "en dos semanas": "en dos semanas: 2026-03-18",
        "fin de mes": "fin de mes: 2026-03-31",
        "el 15 de marzo": "el 15 de marzo: 2026-03-15",
        "a finales de abril": "a finales de abril: 2026-04-30",
        "la semana que viene": "la semana que viene: 2026-03-09..2026-03-15",
        "pasado mañana": "pasado mañana: 2026-03-06",
        "mañana por la tarde": "mañana por la tarde: 2026-03-05 14:00",
        "a las 3 y media": "a las 3 y media: 2026-03-04 15:30",
        "miercoles": "miercoles: 2026-03-11",
    },
    "it": {
        "chiamare martedì prossimo alle 15": "martedì prossimo alle 15: 2026-03-10 15:00",
        "tra due settimane": "tra due settimane: 2026-03-18",
        "chiude a fine mese": "a fine mese: 2026-03-31",
        "il 15 marzo": "il 15 marzo: 2026-03-15",
        "domani mattina": "domani mattina: 2026-03-05 09:00",
        "la prossima settimana": "la prossima settimana: 2026-03-09..2026-03-15",
        "entro venerdì": "entro venerdì: 2026-03-06",
        "metà aprile": "metà aprile: 2026-04-15",
    },
    "pt": {
        "ligar próxima terça às 15h": "próxima terça às 15h: 2026-03-10 15:00",
        "segunda-feira às 10": "segunda-feira às 10: 2026-03-09 10:00",
        "em duas semanas": "em duas semanas: 2026-03-18",
        "fim do mês": "fim do mês: 2026-03-31",
        "15 de março": "15 de março: 2026-03-15",
        "no dia 15 de abril": "no dia 15 de abril: 2026-04-15",
        "até sexta": "até sexta: 2026-03-06",
        "depois de amanhã": "depois de amanhã: 2026-03-06",
    },
    "nl": {
        "bellen volgende dinsdag om 15 uur": "volgende dinsdag om 15 uur: 2026-03-10 15:00",
        "over twee weken": "over twee weken: 2026-03-18",
        "eind maart": "eind maart: 2026-03-31",
        "eind van de maand": "eind van de maand: 2026-03-31",
        "15 mrt": "15 mrt: 2026-03-15",
        "uiterlijk vrijdag": "uiterlijk vrijdag: 2026-03-06",
        "half april": "half april: 2026-04-15",
        "morgen om half 3": "morgen om half 3: 2026-03-05 14:30",
    },
    "pl": {"15 kwietnia": "15 kwietnia: 2026-04-15", "w poniedziałek": "poniedziałek: 2026-03-09"},
    "sv": {"ring fredag": "fredag: 2026-03-06"},
}


def shown(sentence: str, reading: Reading) -> list[str]:
    found = []
    for span in find(sentence, reading):
        when = span.when
        days = f"{when.first}" if when.first == when.last else f"{when.first}..{when.last}"
        time = f" {when.time:%H:%M}" if when.time else ""
        found.append(f"{sentence[span.start : span.end]}: {days}{time}")
    return found


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [(language, *said) for language, sentences in SAID.items() for said in sentences.items()],
)
def test_a_sentence_tells_its_day_in_the_workspace_s_language(
    language: str, sentence: str, meaning: str
) -> None:
    assert shown(sentence, Reading(NOW, languages=("en", language))) == [meaning]


@pytest.mark.parametrize(
    "sentence",
    [
        "I am 15 minutes late", "so 3 people came", "do 3 calls first", "fine with me", "set acme to 3",
        "the price is out", "Angebot so gut wie durch", "we took 3 out, 2 set aside", "alle 15 Kunden",
        "le deal est mort", "on fait un point", "la oferta está lista", "2 weeks ago was another time, no",
    ],
)  # fmt: skip
def test_everyday_words_stay_what_they_are_in_every_language(sentence: str) -> None:
    found = shown(sentence, Reading(NOW, languages=("en", *TABLES)))
    assert [each for each in found if "ago" not in each] == []


@pytest.mark.parametrize("sentence", ["nächsten Dienstag", "15 mars", "fin de mes", "domani", "30.4"])
def test_other_languages_are_not_read_where_nobody_set_them(sentence: str) -> None:
    assert shown(sentence, Reading(NOW)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("follow up 30.4. please", ["30.4.: 2026-04-30"]),
        ("close it by 3.4. then", ["by 3.4.: 2026-04-03"]),
        ("we are rated 4.5. That is good", []),
        ("it runs on v2.1. today", ["today: 2026-03-04"]),
    ],
)
def test_a_day_with_dots_is_one_where_it_can_be_no_number(sentence: str, found: list[str]) -> None:
    assert shown(sentence, Reading(NOW)) == found


def test_a_message_plans_and_closes_in_the_workspace_s_language() -> None:
    german = context_of({"reference_time": NOW.isoformat(), "deals": [{"name": "Acme"}]})
    german = replace(german, workspace=replace(german.workspace, languages=("en", "de")))
    call = read("follow up with Acme nächsten Dienstag 15 Uhr", german, Conversation()).actions[0]
    assert isinstance(call, PlanFollowUp)
    assert (f"{call.due}", f"{call.at}") == ("2026-03-10", "15:00:00")
    close = read("close Acme on 3/4", german, Conversation()).actions[0]
    assert isinstance(close, SetCloseDate)
    assert f"{close.close_date}" == "2026-04-03"


words = st.sampled_from(
    sorted(
        {word for table in TABLES.values() for word in table.replace("=", " ").split()} | {"15", "30.4.", "3"}
    )
)


@given(st.lists(words, max_size=14).map(" ".join), st.sampled_from([("en", code) for code in TABLES]))
def test_whatever_is_said_around_a_date_is_found_in_order(text: str, languages: tuple[str, str]) -> None:
    place = 0
    for span in find(text, Reading(NOW, languages=languages)):
        assert place <= span.start < span.end <= len(text)
        place = span.end


def test_what_the_workspaces_write_is_known_at_the_start(store: Store) -> None:
    now = datetime(2026, 3, 4, 10, 15, tzinfo=UTC)
    for team, languages in (("T1", ("en", "de")), ("T2", ("en",)), ("T3", ("en", "de"))):
        place = Workspace(team, languages=languages)
        store.run(team, lambda work, place=place: keep_workspace(work, place, now))  # type: ignore[misc]
    with store.reading() as connection:
        assert languages_written(connection) == {("en", "de"), ("en",)}
