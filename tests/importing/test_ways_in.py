"""An import over Socket Mode, without the scope for files, too late, and through our own export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.stages import TEMPLATES
from bot.store import people
from bot.store.tables import imports, workspaces
from bot.store.work import Store, Work
from tests.importing.test_stories import ROWS, read, uploaded
from tests.importing.test_stories import imports as imported
from tests.office import Office
from tests.waiting import until

HISTORY = (
    "Name,Amount,Stage,Created,Closed,Reason\n"
    "Acme,40000,won,2026-01-05,2026-02-04,fast\n"
    "Beta,12000,lost,2026-01-05,2026-02-10,price\n"
    "Gamma,5000,Negotiation,2026-01-05,,\n"
)


@pytest.fixture
def by_socket(url: str, tmp_path: Path) -> Iterator[Office]:
    with Office.opened(url, tmp_path, by_socket=True) as opened:
        until(lambda: opened.slack.sockets.count > 1, opened.log)
        until(lambda: opened.knows(opened.ruth.user))
        yield opened


def test_over_socket_mode_nothing_is_different(by_socket: Office) -> None:
    ruth = by_socket.ruth
    imported(ruth, file=[uploaded(by_socket.slack, ruth.user, b"Name,Amount\nAcme,40000\n")])
    read(ruth, "1 new deal").click("Import 1 deal")
    read(ruth, "1 deal imported").click("Undo")
    read(ruth, "Taken back: 1 deal")


def test_without_the_scope_for_files_the_form_asks_for_rows_alone(office: Office) -> None:
    app = office.slack.state.app
    app.scopes = app.scopes - {"files:read"}
    office.slack.commands.type(office.ruth.user, "sales", "/pipeline import")
    (view,) = office.slack.wait_for(lambda: office.slack.state.views.stack(office.ruth.user))
    assert "file" not in {block["block_id"] for block in view["blocks"]}
    submitted = office.slack.forms.submit(office.ruth.user, view["id"], {"text": {"value": ROWS}})
    assert not submitted.errors
    read(office.ruth, "2 new deals")


def test_a_scope_that_was_taken_away_meanwhile_is_told_with_the_way_out(office: Office) -> None:
    ruth = office.ruth
    ruth.slack.commands.type(ruth.user, ruth.channel, "/pipeline import")
    view = office.slack.wait_for(lambda: office.slack.state.views.stack(ruth.user))[-1]
    app = office.slack.state.app
    app.scopes = app.scopes - {"files:read"}
    file = uploaded(office.slack, ruth.user, b"Name\nAcme\n")
    assert not office.slack.forms.submit(ruth.user, view["id"], {"file": {"value": [file]}}).errors
    told = read(ruth, "I could not read")
    assert "files:read" in told.text and "Paste the rows" in told.text and "Nothing was imported" in told.text


def test_a_preview_of_yesterday_imports_nothing(office: Office) -> None:
    imported(office.ruth, text=ROWS)
    preview = read(office.ruth, "2 new deals")
    store = Store(office.url)
    long_ago = datetime.now(UTC) - timedelta(hours=25)
    with store.engine.begin() as connection:
        connection.execute(sa.update(imports).values(at=long_ago))
    store.close()
    preview.click("Import 2 deals")
    office.slack.wait_for(
        lambda: [each for each in _all_told(office) if "more than a day old" in each], seconds=60
    )
    assert "No open deals" in office.ruth.types("/pipeline summary").text


def _all_told(office: Office) -> list[str]:
    return [each.text for each in (*office.ruth.reads(), *office.ruth.hears())]


def test_what_was_won_and_lost_long_ago_counts_on_its_own_days(office: Office) -> None:
    ruth = office.ruth
    imported(ruth, file=[uploaded(office.slack, ruth.user, HISTORY.encode())])
    read(ruth, "3 new deals").click("Import 3 deals")
    read(ruth, "3 deals imported")
    then = ruth.types("/pipeline summary february 2026").text
    assert "$40,000" in then and "lost 1 deal, $12,000" in then, then
    losses = ruth.types("/pipeline losses february 2026").text
    assert "price" in losses.lower() and "$12,000" in losses, losses
    assert "$40,000" not in ruth.types("/pipeline summary march 2026").text


def test_our_own_export_comes_back_as_it_went_out(office: Office) -> None:
    ruth = office.ruth
    ruth.types("/deal add Acme $40k close 2027-03-31 source webinar")
    ruth.types("/deal move Acme negotiation")
    ruth.types("/pipeline export")
    (sent,) = office.slack.wait_for(
        lambda: [each for each in office.slack.state.files.values() if each.complete], seconds=60
    )
    ruth.types("/deal rename Acme to Umbrella")
    assert sent.content is not None
    imported(ruth, file=[uploaded(office.slack, ruth.user, sent.content)])
    preview = read(ruth, "1 new deal")
    assert "with a fault" not in preview.text and "is read as" not in preview.text, preview.text
    preview.click("Import 1 deal")
    read(ruth, "1 deal imported")
    shown = ruth.types("/deal show Acme").text
    assert all(each in shown for each in ("$40,000", "Negotiation", "31 Mar 2027")), shown


def _with_wholesale(office: Office) -> None:
    store = Store(office.url)
    with store.engine.connect() as connection:
        team = connection.execute(sa.select(workspaces.c.team_id)).scalar_one()

    def add(work: Work) -> None:
        place = people.workspace(work)
        second = replace(TEMPLATES["wholesale"](), id=2)
        people.keep_workspace(work, replace(place, pipelines=(*place.pipelines, second)), datetime.now(UTC))

    store.run(team, add)
    store.close()


def test_the_form_says_into_which_of_several_pipelines(office: Office) -> None:
    ruth = office.ruth
    ruth.types("/deal mine")
    _with_wholesale(office)
    imported(ruth, text="Name,Stage\nGlobex,Sample", pipeline="2")
    preview = read(ruth, "1 new deal")
    assert "Sample: 1 deal" in preview.text
    preview.click("Import 1 deal")
    read(ruth, "1 deal imported")
    assert "Sample" in ruth.types("/deal show Globex").text
