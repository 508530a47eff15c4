"""An export arrives by direct message, whole, and no spreadsheet takes a name for a formula."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
import sqlalchemy as sa

from bench.workspace import Size, fill, lives
from bot.domain.notices import NewNotice, NoticeKind
from bot.domain.people import Profile
from bot.domain.spreadsheets import cell, unguarded
from bot.domain.workspaces import Workspace as Place
from bot.playground.workspace import Workspace
from bot.store import exporting, people
from bot.store.work import Store, Work
from tests.front_door import FrontDoor

from .scene import KIM, MANIFEST, SAM, START, TEAM, Scene

SCOPES = {"oauth_config": {"scopes": {"bot": ["chat:write", "im:write", "users:read", "files:write"]}}}


@pytest.fixture
def files(store: Store):
    """A scene in which the app may write files."""
    with Workspace.started(MANIFEST | SCOPES) as slack:
        yield Scene(store, slack)


def exported(scene: Scene, what: str) -> list[list[str]]:
    scene.tell(NewNotice(KIM, NoticeKind.EXPORT, {"what": what}, KIM))
    scene.deliver()
    (file,) = (each for each in scene.slack.state.files.values() if each.name.startswith(what))
    assert file.complete and file.channels[0].startswith("D")
    return list(csv.reader(io.StringIO((file.content or b"").decode("utf-8-sig"))))


def test_every_deal_is_in_the_file_with_its_exact_amount(files: Scene):
    for name in ("Acme", '=HYPERLINK("http://example.com")', 'Ärzte, "Bund"\nNord'):
        files.add(name, amount=4_000_050)
    names, *rows = exported(files, "deals")
    assert [row[names.index("name")] for row in rows] == [
        "Acme",
        '\'=HYPERLINK("http://example.com")',
        'Ärzte, "Bund"\nNord',
    ]
    assert {(row[names.index("amount")], row[names.index("currency")]) for row in rows} == {
        ("40000.50", "USD")
    }


def test_without_a_single_event_there_is_a_file_of_column_names(files: Scene):
    (names,) = exported(files, "events")
    assert names[:4] == ["id", "deal_id", "name", "kind"]


@pytest.fixture
def door(files: Scene) -> FrontDoor:
    """Sam steers, Kim sells."""

    def meet(work: Work) -> None:
        people.keep_workspace(work, Place(TEAM, managers=(SAM,)), START)
        for user, name in ((SAM, "Sam"), (KIM, "Kim")):
            people.keep_profile(work, Profile(user, name, "UTC"), START)

    files.run(meet)
    return FrontDoor(files.store, lambda: files.now)


def test_what_was_asked_for_comes_by_direct_message_to_the_one_who_asked(files: Scene, door: FrontDoor):
    door.types("/deal add Acme $40k", team_id=TEAM)

    said = door.types("/pipeline export", team_id=TEAM).text
    files.deliver(seconds=5)

    assert said == "1 deal and 1 event are on their way to you as two CSV files, by direct message"
    sent = list(files.slack.state.files.values())
    assert sorted(file.name for file in sent) == ["deals-2026-03-10.csv", "events-2026-03-10.csv"]
    (place,) = {place for file in sent for place in file.channels}
    bot = files.slack.state.app.bot_user
    assert place.startswith("D") and set(files.slack.state.channels[place].members) == {SAM, bot}


def test_an_export_is_refused_to_whoever_does_not_steer(files: Scene, door: FrontDoor):
    said = door.types("/pipeline export", KIM, team_id=TEAM).text
    files.deliver(seconds=5)

    assert said == "Only managers and admins export all deals. Nothing changed. Ask @Sam."
    assert files.slack.state.files == {}


FORMULAS = (
    '=HYPERLINK("http://example.com")',
    "+1",
    "-1",
    "@x",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "Acme;=1+1;",
    "first line\n=1+1",
    'said "x\n@SUM(1)"',
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula_however_a_spreadsheet_parts_them(text: str, separator: str):
    file = io.StringIO()
    csv.writer(file).writerow([7, cell(text), cell("open")])
    lines = io.StringIO(file.getvalue(), newline=None)
    cells = [each for row in csv.reader(lines, delimiter=separator) for each in row]

    assert not [each for each in cells if each.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


@pytest.mark.parametrize("text", [*FORMULAS, "Acme", "O'Neill; 'quoted'", "a - b; c", "a;\n\nb"])
def test_what_was_guarded_is_read_back_as_it_was(text: str):
    assert unguarded(cell(text)) == text


@pytest.mark.parametrize("what", ["deals", "events"])
def test_what_is_held_in_memory_does_not_grow_with_the_export(store: Store, what: exporting.What):
    held = []
    for team, deals in (("T1", 300), ("T2", 3000)):
        fill(store, lives(team, Size(50, deals), 1 if team == "T1" else 100_000))
        store.run(team, lambda work: sum(1 for _ in exporting.rows(work, what)))
        tracemalloc.start()
        count = store.run(team, lambda work: sum(1 for _ in exporting.rows(work, what)))
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert count > 3000
    assert held[1] < 4 * held[0]


def test_postgresql_keeps_the_rows_until_they_are_asked_for(store: Store):
    """Its driver would else take them all into memory that Python does not see."""
    if store.is_sqlite:
        pytest.skip("SQLite reads row by row anyway")
    fill(store, lives("T1", Size(5, 20), 1))

    def open_cursors(work: Work) -> int:
        next(rows := exporting.rows(work, "events"))
        next(rows)
        return int(
            work.connection.execute(sa.text("SELECT count(*) FROM pg_cursors WHERE name <> ''")).scalar_one()
        )

    assert store.run("T1", open_cursors) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_text(start: str):
    assert cell(f"{start}1+1") == f"'{start}1+1"


def test_numbers_and_plain_words_stay_themselves():
    assert [cell(-5), cell("Acme = best"), cell(None)] == ["-5", "Acme = best", ""]
