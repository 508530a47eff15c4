"""Every button that the bot ever shows, pressed as nobody should: twice, late, by others, from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from bot.store.tables import deals
from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, TEAM, event
from tests.noting_slack import NotingSlack
from tests.stories.pressing import GUS, Button, Office, buttons

Place = Callable[[Office], list[dict[str, Any]]]


def answer(*lines: str) -> Place:
    """The answer to the last of the lines. A line that begins with "@kim" is Kim's."""

    def place(office: Office) -> list[dict[str, Any]]:
        return [_typed(office, line) for line in lines][-1:]

    return place


def _typed(office: Office, line: str) -> dict[str, Any]:
    if line.startswith("@kim "):
        return office.types(line.removeprefix("@kim "), KIM)
    return office.types(line)


def dialog(*lines: str) -> Place:
    """What the last of the lines opens."""

    def place(office: Office) -> list[dict[str, Any]]:
        office.told()
        for line in lines:
            office.types(line)
        return office.told()[-1:]

    return place


def said(text: str) -> Place:
    return lambda office: [office.says(text)]


def proposed(office: Office) -> list[dict[str, Any]]:
    office.types("/pipeline subscribe listen")
    return [office.says("we moved Acme to negotiation", SALES, "channel")]


def morning(days: int) -> Place:
    return lambda office: [each for each in office.wakes_up(days) if each.get("channel") == SAM]


def home(office: Office) -> list[dict[str, Any]]:
    office.told()
    office.door.happens(event("app_home_opened", user=SAM, tab="home", channel="D0SAM00001"))
    return office.told()[-1:]


def checked_in(office: Office) -> list[dict[str, Any]]:
    office.types("/deal done Acme")
    office.types("/deal won Acme")
    return [each for each in office.wakes_up(7) if "Acme" in str(each.get("blocks"))]


def given(office: Office) -> list[dict[str, Any]]:
    """A follow-up from a colleague, which can be declined."""
    office.told()
    office.types(f"/deal follow-up Gamma friday call Bob <@{SAM}|sam>", KIM)
    return office.told()[-1:]


def reminded(office: Office) -> list[dict[str, Any]]:
    office.types("/deal follow-up Gamma tomorrow 9:04 call Bob")
    return [each for each in office.wakes_up(1) if each.get("channel") == SAM]


def heard(office: Office) -> list[dict[str, Any]]:
    """What a channel hears."""
    office.types("/pipeline subscribe all")
    office.types("/deal move Acme negotiation")
    office.types("/deal won Gamma")
    return office.told()


def previewed(office: Office) -> list[dict[str, Any]]:
    office.types("/pipeline import")
    (form,) = office.told()
    rows = "Name\tAmount\nNewcomer\t$5k\nAcme\t$7k"
    office.fills_in(form, text={"value": rows}, existing={"selected_option": {"value": "update"}})
    return office.told()[-1:]


def imported(office: Office) -> list[dict[str, Any]]:
    (preview,) = previewed(office)
    go = next(each for each in buttons(preview) if each.label.startswith("Import"))
    return office.presses(go)[-1:]


PLACES: dict[str, Place] = {
    "added": answer("/deal add Beta $5k"),
    "there already": answer("/deal add Acme $3k"),
    "moved": answer("/deal move Acme negotiation"),
    "won": answer("/deal won Acme 48k"),
    "lost": answer("/deal lost Acme"),
    "reopened": answer("/deal reopen Dead"),
    "amount": answer("/deal amount Acme $50k"),
    "close date": answer("/deal close Acme 3/4/2026"),
    "no close date": answer("/deal close Acme"),
    "no stage": answer("/deal move Acme"),
    "no such stage": answer("/deal move Acme nowhere"),
    "no such deal": answer("/deal move Acmes Big negotiation"),
    "closed": answer("/deal move Dead negotiation"),
    "pick": answer("/deal add Beta EU $9k", "/deal add Beta US", "/deal move Beta negotiation"),
    "follow-up": answer("/deal follow-up Acme next tuesday"),
    "no day": answer("/deal follow-up Acme"),
    "done": answer("/deal done Acme"),
    "snooze": answer("/deal snooze Acme"),
    "log": answer("/deal log Acme"),
    "shown": answer("/deal show Acme"),
    "history": answer("/deal history Acme"),
    "found": answer("/deal find a"),
    "mine": answer("/deal"),
    "merged": answer("/deal merge Acme into Gamma"),
    "part of another": answer("/deal merge Acme into Gamma", "/deal rename Acme to Delta"),
    "not undone": answer("/deal amount Acme $50k", "@kim /deal amount Acme $60k", "/deal undo"),
    "undo in order": answer("/deal merge Acme into Gamma", "/deal amount Gamma $9k", "/deal undo"),
    "away": answer("/deal away until next friday"),
    "summary": answer("/pipeline summary"),
    "forecast": answer("/pipeline forecast"),
    "target": answer("/pipeline target 150k this quarter"),
    "targets": answer("/pipeline target 150k this quarter", "/pipeline target"),
    "scheduled": answer("/pipeline summary weekly monday 8:00"),
    "subscribed": answer("/pipeline subscribe all"),
    "subscriptions": answer("/pipeline subscribe all", "/pipeline subscriptions"),
    "set": answer("/pipeline setup hour 8:30"),
    "not set": answer("/pipeline setup hour 25:00"),
    "said": said("moved Acme to negotiation, follow up next Tue"),
    "said, lost": said("lost Acme and won Gamma"),
    "said, two": said("moved Acme to negotiation and Gamma to proposal, Gamma is 7k"),
    "not heard": said("hello there"),
    "proposed": proposed,
    "morning": morning(2),
    "morning, quiet": morning(20),
    "home": home,
    "checked in": checked_in,
    "given": given,
    "reminded": reminded,
    "channel": heard,
    "preview": previewed,
    "imported": imported,
    "setup": dialog("/pipeline setup"),
    "setup, stages": dialog("/pipeline setup stages"),
    "setup, history": dialog("/pipeline setup hour 8:30", "/pipeline setup history"),
}


AT_ONCE = 3
THEIRS = "T0THEIRS01"
LATER = (
    ("amount Acme $70k", "amount Gamma $70k", "amount Dead $70k"),
    ("add Omega", "merge Acme into Omega", "merge Gamma into Omega"),
    ("lost Acme timing", "won Gamma"),
)
"""What Kim does to the deals before Sam presses a button that was drawn earlier."""
LOOKS = frozenset("show history behind forecast changes stalled help mine find setup summary".split())
"""Verbs that but show something."""
OVERWRITING = frozenset("move won lost reason amount close odds owner source rename merge several".split())
"""Verbs that set what a deal is, so that they could overwrite what somebody else has set since."""


@pytest.fixture
def office(store: Store) -> Iterator[Office]:
    with NotingSlack.started(TEAM) as slack:
        yield Office(store, slack)


def pressable(office: Office, place: str) -> list[Button]:
    """The buttons of a place that act at once; those that open a form change nothing."""
    found = [each for message in PLACES[place](office) for each in buttons(message)]
    office.told()
    return [each for each in found if not each.action["action_id"].startswith("form:")]


def acting(office: Office, place: str) -> list[Button]:
    """Those that change something when they are pressed."""
    return [each for each in pressable(office, place) if each.command.get("verb") not in LOOKS]


def words(told: list[dict[str, Any]]) -> str:
    assert "something broke" not in str(told)
    return " ".join(f"{each.get('text')} {each.get('blocks')}" for each in told)


@pytest.mark.parametrize("place", PLACES)
def test_pressed_several_times_at_once_and_once_more_it_does_its_work_once(
    office: Office, place: str
) -> None:
    for button in pressable(office, place):
        with office.for_once():
            before, start = office.changes(), Barrier(AT_ONCE)

            def press(button: Button = button, start: Barrier = start) -> None:
                start.wait()
                office.post(button)

            with ThreadPoolExecutor(AT_ONCE) as pool:
                for done in [pool.submit(press) for _ in range(AT_ONCE)]:
                    done.result()
            assert words(office.told()), button
            assert office.changes() <= before + 1, button
            kept = office.kept()
            assert words(office.presses(button)), button
            assert office.kept() == kept, button


@pytest.mark.parametrize("place", PLACES)
def test_pressed_late_it_overwrites_nothing_and_says_who_was_first(office: Office, place: str) -> None:
    for button in acting(office, place):
        for lines in LATER:
            with office.for_once():
                for line in lines:
                    office.types(f"/deal {line}", KIM)
                office.told()
                before, as_left = office.kept(), as_kim_left_them(office)
                told = words(office.presses(button))
                assert told, button
                assert as_kim_left_them(office) == as_left, (button, lines)
                if button.command.get("verb") in OVERWRITING and office.kept() == before:
                    assert "@Kim" in told, (button, lines, told)


def as_kim_left_them(office: Office) -> dict[int, tuple[Any, ...]]:
    """What the deals amount to and whether they are open, of those that Kim has done something to."""
    rows = office.rows()
    touched = {row[3] for row in rows["events"] if row[5] == KIM}
    fields = [list(deals.c.keys()).index(name) for name in ("status", "amount", "merged_into")]
    return {row[1]: tuple(row[field] for field in fields) for row in rows["deals"] if row[1] in touched}


@pytest.mark.parametrize("place", PLACES)
def test_pressed_by_an_outsider_it_changes_nothing_and_tells_nothing(office: Office, place: str) -> None:
    for button in pressable(office, place):
        for user, team in ((GUS, TEAM), (SAM, THEIRS)):
            with office.for_once():
                before = of_ours(office)
                told = words(office.presses(button, user, team))
                assert of_ours(office) == before, (button, user, team)
                assert not [secret for secret in ("40,000", "$1,000", "call Jane") if secret in told], button


def of_ours(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    return {name: [row for row in rows if row[0] == TEAM] for name, rows in office.kept().items()}
