"""Imports as a manager lives them: a form, a preview by direct message, a click, and Undo."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
import sqlalchemy as sa

from bot.actions.desk import Desk
from bot.actions.importing.asking import settle_import
from bot.domain.events import Source
from bot.domain.people import Member, Role
from bot.domain.refusals import Refusal
from bot.domain.workspaces import Workspace
from bot.language.commands import SettleImport
from bot.playground.faults import Fault
from bot.playground.files import StoredFile
from bot.playground.workspace import Workspace as Slack
from bot.store.tables import imports as imported
from bot.store.work import Store, Work
from tests.office import Heard, Office, Rep
from tests.waiting import until

SHEET = (
    "Deal Name,Amount,Deal Stage,Deal owner,Close Date,Lead source\n"
    'Acme Corp,"$40,000",Negotiation,kim,2027-03-31,webinar\n'
    "Beta,12000,Contract Sent,Bob Jones,2027-04-30,\n"
    "Gamma,a lot,Negotiation,kim,,\n"
)


def uploaded(slack: Slack, user: str, content: bytes, name: str = "deals.csv") -> str:
    with slack.state.changing():
        number = slack.state.new_id("F")
        slack.state.files[number] = StoredFile(number, name, user, 0, content, complete=True)
    return number


def imports(rep: Rep, **fields: object) -> None:
    """Open the form and submit it."""
    slack = rep.slack
    slack.commands.type(rep.user, rep.channel, "/pipeline import")
    view = slack.wait_for(lambda: slack.state.views.stack(rep.user))[-1]
    submission = slack.forms.submit(
        rep.user, view["id"], {name: {"value": held} for name, held in fields.items()}
    )
    assert not submission.errors, submission.errors


def read(rep: Rep, words: str) -> Heard:
    """The latest direct message that says so."""

    def said() -> list[Heard]:
        return [each for each in rep.reads() if words in each.text]

    return rep.slack.wait_for(said)[-1]


def died(office: Office) -> None:
    """The process is killed; the leases of its lanes run out at once, and another one takes over."""
    office.kill()
    office.let_leases_run_out()
    office.start()


def test_a_file_is_shown_before_it_counts_and_can_be_taken_back(office: Office) -> None:
    ruth = office.ruth
    office.ada.types("/pipeline subscribe new")
    imports(ruth, file=[uploaded(office.slack, ruth.user, SHEET.encode())])

    preview = read(ruth, "new deals")
    assert "2 new deals" in preview.text and "1 row with a fault" in preview.text
    assert '"Contract Sent" is read as Negotiation' in preview.text
    assert 'Row 4: "a lot" is not an amount.' in preview.text
    assert "No open deals" in ruth.types("/pipeline summary").text

    preview.click("Import 2 deals")
    done = read(ruth, "2 deals imported")
    assert "$40,000" in ruth.types("/deal show Acme").text
    assert office.slack.wait_for(
        lambda: [each for each in office.posts("#sales") if "imported 2 deals" in each]
    )

    done.click("Undo")
    read(ruth, "Taken back: 2 deals")
    assert "No open deals" in ruth.types("/pipeline summary").text
    assert office.slack.wait_for(
        lambda: [each for each in office.posts("#sales") if each.startswith("Taken back")]
    )


ROWS = "Name\tAmount\nAcme\t$40,000\nBeta\t$12,000"


def test_pasted_rows_need_no_file(office: Office) -> None:
    imports(office.ruth, text=ROWS)
    read(office.ruth, "2 new deals").click("Import 2 deals")
    read(office.ruth, "2 deals imported")
    assert "$12,000" in office.ada.types("/deal show Beta").text


def test_owners_are_found_though_slack_asked_for_a_slower_pace_meanwhile(office: Office) -> None:
    office.slack.wait_for(lambda: office.slack.calls("users.list"))
    office.slack.faults.order(Fault("users.list", "rate_limited", seconds=1))
    imports(office.ruth, text="Name\tOwner\nAcme\tkim\nBeta\tgus")

    preview = read(office.ruth, "2 new deals")
    assert "kim" not in preview.text
    assert 'Nobody here is called "gus"' in preview.text, "guests own no deals"
    preview.click("Import 2 deals")
    read(office.ruth, "2 deals imported")
    assert "Acme" in office.kim.types("/deal mine").text


def test_deals_that_are_there_are_skipped_or_updated_as_chosen(office: Office) -> None:
    ruth = office.ruth
    ruth.types("/deal add Acme $1k")
    imports(ruth, text=ROWS)
    skipped = read(ruth, "1 new deal")
    assert "1 here already, skipped" in skipped.text
    skipped.click("Cancel")
    imports(ruth, text=ROWS, existing="update")
    read(ruth, "to be updated").click("Import 2 deals")
    read(ruth, "1 deal imported").click("Undo")
    read(ruth, "Taken back: 2 deals")
    assert "$1,000" in ruth.types("/deal show Acme").text


def test_a_deal_that_somebody_changed_stays_when_the_import_is_taken_back(office: Office) -> None:
    ruth = office.ruth
    imports(ruth, text=ROWS)
    read(ruth, "2 new deals").click("Import 2 deals")
    done = read(ruth, "2 deals imported")
    office.sam.types("/deal move Acme negotiation")
    done.click("Undo")
    told = read(ruth, "Taken back: 1 of 2 deals")
    assert "1 was changed since and stays: Acme." in told.text


def test_a_second_click_and_another_persons_click_change_nothing(office: Office) -> None:
    ruth, ada = office.ruth, office.ada
    imports(ruth, text=ROWS)
    read(ruth, "2 new deals").click("Import 2 deals")
    read(ruth, "2 deals imported")
    store = Store(office.url)
    with store.engine.connect() as connection:
        (number,) = connection.execute(sa.select(imported.c.id)).scalars()
        team = connection.execute(sa.select(imported.c.team_id)).scalar_one()
    place = Workspace(team)
    for user, told in ((ruth.user, "done already"), (ada.user, "nobody else can import it")):
        member = Member(team, user, Role.ADMIN, "UTC")
        with pytest.raises(Refusal, match=told):
            store.run(team, partial(clicked, place, member, number))
    store.close()
    assert "2 open deals" in ada.types("/pipeline summary").text


def clicked(place: Workspace, member: Member, number: int, work: Work) -> object:
    """The same button once more."""
    desk = Desk(work, place, member, datetime.now(UTC), lambda: datetime.now(UTC), Source.BUTTON)
    return settle_import(desk, SettleImport(number, "all"))


def test_a_rep_is_told_who_can(office: Office) -> None:
    office.sam.types("/deal mine")
    until(lambda: office.knows(office.sam.user))
    assert "Only managers and admins import deals" in office.sam.types("/pipeline import").text


def test_what_is_no_csv_is_told_by_direct_message(office: Office) -> None:
    ruth = office.ruth
    imports(ruth, file=[uploaded(office.slack, ruth.user, b"PK\x03\x04 a workbook")])
    assert ".xlsx" in read(ruth, "I could not read").text


def test_killed_in_the_middle_it_neither_loses_nor_doubles_a_row(office: Office) -> None:
    ruth = office.ruth
    rows = "\n".join(f"Company {number},{number}" for number in range(1, 401))
    imports(ruth, file=[uploaded(office.slack, ruth.user, f"Name,Amount\n{rows}".encode())])
    preview = read(ruth, "400 new deals")
    preview.click("Import 400 deals")
    died(office)
    done = read(ruth, "400 deals imported")
    assert "400 open deals" in ruth.types("/pipeline summary").text
    done.click("Undo")
    died(office)
    read(ruth, "Taken back: 400 deals")
    assert "No open deals" in ruth.types("/pipeline summary").text
