"""An export arrives by direct message, whole, and no spreadsheet takes a name for a formula."""

from __future__ import annotations

import csv
import io

import pytest

from bot.domain.notices import NewNotice, NoticeKind
from bot.domain.spreadsheets import cell
from bot.playground.workspace import Workspace
from bot.store.work import Store

from .scene import KIM, MANIFEST, Scene

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


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_text(start: str):
    assert cell(f"{start}1+1") == f"'{start}1+1"


def test_numbers_and_plain_words_stay_themselves():
    assert [cell(-5), cell("Acme = best"), cell(None)] == ["-5", "Acme = best", ""]
