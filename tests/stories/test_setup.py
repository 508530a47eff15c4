"""An admin sets Rainmaker up: by forms or in words, and what that changes for everybody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from bot.playground.places import InView
from bot.playground.workspace import Workspace as Slack
from tests.office import Office, Rep
from tests.waiting import until

GUEST_WORDS = "Only admins can set up Rainmaker"


@dataclass(frozen=True, slots=True)
class Dialog:
    """The uppermost view that a member has open."""

    slack: Slack
    user: str
    view: dict[str, Any]

    @classmethod
    def of(cls, office: Office, rep: Rep) -> Dialog:
        stack = office.slack.wait_for(lambda: office.slack.state.views.stack(rep.user))
        return cls(office.slack, rep.user, stack[-1])

    @property
    def told(self) -> str:
        return json.dumps(self.view["blocks"], ensure_ascii=False)

    def click(self, action: str, option: str | None = None) -> None:
        """Press a button, or choose from the menu of that action by the option's label."""
        value = None
        if option is not None:
            elements = [each.get("accessory") or {} for each in self.view["blocks"]]
            menu = next(each for each in elements if each.get("action_id") == action)
            value = next(each["value"] for each in menu["options"] if each["text"]["text"] == option)
        self.slack.clicks.act(self.user, InView(self.view["id"]), action, value)

    def opens(self, office: Office, action: str, option: str | None = None) -> Dialog:
        """The view that a click lays upon this one."""
        depth = len(office.slack.state.views.stack(self.user))
        self.click(action, option)
        office.slack.wait_for(lambda: len(office.slack.state.views.stack(self.user)) > depth)
        return Dialog(self.slack, self.user, office.slack.state.views.stack(self.user)[-1])

    def submits(self, **filled: Any) -> dict[str, str]:
        """Send the form; what it says beside which field."""
        touched = {block: {"value": value} for block, value in filled.items()}
        return self.slack.forms.submit(self.user, self.view["id"], touched).errors


@pytest.fixture
def office(office: Office) -> Office:
    """With an admin whom the bot knows as one."""
    office.ruth.types("/deal mine")
    until(lambda: office.knows(office.ruth.user))
    return office


def opened(office: Office, rep: Rep, line: str = "/pipeline setup") -> Dialog:
    answer = office.slack.commands.type(rep.user, "sales", line)
    assert answer.error is None
    return Dialog.of(office, rep)


def told_in_dialog(office: Office, rep: Rep, words: str) -> Dialog:
    """The uppermost page, once it says so."""

    def says() -> list[Dialog]:
        found = Dialog.of(office, rep)
        return [found] if words in found.told else []

    return office.slack.wait_for(says)[0]


def test_the_overview_tells_todays_values_and_a_form_changes_them_in_place(office: Office) -> None:
    overview = opened(office, office.ruth)
    assert "Hour: 09:00" in overview.told and "Currency: USD" in overview.told

    money = overview.opens(office, "run:money")
    assert 'I do not understand "nonsense" as a currency' in money.submits(currency="nonsense")["currency"]
    assert money.submits(currency="euro", year="4") == {}
    page = told_in_dialog(office, office.ruth, "Currency: EUR")
    assert "was USD" in page.told and "Fiscal year begins in: April" in page.told

    page.click("run:undo")
    told_in_dialog(office, office.ruth, "Currency: USD")


def test_a_rep_is_told_whom_to_ask_and_nothing_opens(office: Office) -> None:
    office.kim.types("/deal mine")
    until(lambda: office.knows(office.kim.user))
    said = office.kim.types("/pipeline setup hour 8:30")
    assert said.text.startswith(GUEST_WORDS) and "Ask @Ruth" in said.text
    assert office.kim.types("/pipeline setup").text.startswith(GUEST_WORDS)
    assert office.slack.state.views.stack(office.kim.user) == []


def test_a_stage_is_renamed_and_history_keeps_the_name_of_its_day(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal move Acme demo")
    opened(office, office.ruth, "/pipeline setup stages").opens(office, "run:stage-4", "Edit").submits(
        name="Demo booked", odds="45"
    )
    told_in_dialog(office, office.ruth, "name, was Value proposition")

    assert "Demo booked" in office.sam.types("/deal show Acme").text
    assert "Value proposition" in office.sam.types("/deal history Acme").text
    assert "Demo booked" in office.sam.types("/deal move Acme value proposition").text


def test_a_stage_that_holds_deals_is_retired_once_they_are_moved(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal move Acme demo")
    stages = opened(office, office.ruth, "/pipeline setup stages")
    form = stages.opens(office, "run:stage-4", "Retire")
    assert "Value proposition still holds 1 deal: Acme." in form.told
    assert form.submits(into="5") == {}
    page = told_in_dialog(office, office.ruth, "1 deal moved to")
    assert "Negotiation" in office.sam.types("/deal show Acme").text
    assert "not a stage" in office.sam.types("/deal move Acme demo").text

    page.click("run:undo")
    told_in_dialog(office, office.ruth, "1 deal moved back")
    assert "Value proposition" in office.sam.types("/deal show Acme").text


def test_a_second_pipeline_takes_deals_of_its_own(office: Office) -> None:
    stages = opened(office, office.ruth, "/pipeline setup stages")
    stages.opens(office, "run:add-pipeline").submits(name="Wholesale", template="wholesale")
    told_in_dialog(office, office.ruth, "Wholesale")

    added = office.sam.types("/deal add Globex 20k pipeline wholesale")
    assert "Globex added to Enquiry" in added.text
    assert "Globex: Enquiry to Sample" in office.sam.types("/deal move Globex sample").text
    assert office.sam.types("/pipeline summary wholesale").text.startswith("Pipeline Wholesale")


def test_a_deal_moves_to_another_pipeline_with_all_that_it_knows_and_back(office: Office) -> None:
    stages = opened(office, office.ruth, "/pipeline setup stages")
    stages.opens(office, "run:add-pipeline").submits(name="Wholesale", template="wholesale")
    told_in_dialog(office, office.ruth, "Wholesale")
    office.sam.types("/deal add Globex 20k")
    office.sam.types("/deal note Globex they want samples")

    moved = office.sam.types("/deal move Globex to pipeline wholesale sample")
    assert "Globex: now in the pipeline Wholesale, in Sample" in moved.text
    assert "they want samples" in office.sam.types("/deal history Globex").text
    assert "20,000" in office.sam.types("/pipeline summary wholesale").text
    assert "20,000" not in office.sam.types("/pipeline summary sales").text
    assert "already" in office.sam.types("/deal move Globex to pipeline wholesale").text
    assert "no pipeline called" in office.sam.types("/deal move Globex to pipeline moon").text

    office.sam.hears_after_clicking(moved, "Undo")
    assert "Lead generation" in office.sam.types("/deal show Globex").text


def test_the_home_tab_of_an_admin_leads_to_the_setup(office: Office) -> None:
    office.slack.surroundings.open_home(office.ruth.user)

    def drawn() -> str:
        home = office.slack.state.views.homes.get(office.ruth.user)
        return json.dumps(home["blocks"]) if home else ""

    told = office.slack.wait_for(drawn)
    assert "Nothing is set up yet" in told
    office.slack.clicks.act(
        office.ruth.user, InView(office.slack.state.views.homes[office.ruth.user]["id"]), "run:setup"
    )
    assert "Welcome." in Dialog.of(office, office.ruth).told


def test_naming_a_manager_adds_one_and_the_plural_is_the_whole_list(office: Office) -> None:
    sam, ana = f"<@{office.sam.user}|sam>", f"<@{office.ana.user}|ana>"
    office.ruth.types(f"/pipeline setup manager {sam}")
    both = office.ruth.types(f"/pipeline setup manager {ana}").text
    assert both.count(",") >= 1 and "Managers:" in both
    one = office.ruth.types(f"/pipeline setup manager remove {sam}").text
    assert "was" in one


HOSTILE = [
    ({"name": "x" * 121}, "name"),
    ({"name": "negotiation"}, "name"),
    ({"name": "Pilot", "aliases": "won"}, "aliases"),
    ({"name": "Pilot", "aliases": "nego"}, "aliases"),
    ({"name": "🎉"}, "name"),
    ({"name": "Pilot", "aliases": "", "odds": "170"}, "odds"),
    ({"name": "Pilot", "odds": "a lot"}, "odds"),
    ({"name": "Pilot", "odds": " %"}, "odds"),
    ({"name": "Pilot", "odds": "10", "quiet_after": "0"}, "quiet_after"),
]


def test_a_stage_that_cannot_be_is_refused_beside_its_field(office: Office) -> None:
    form = opened(office, office.ruth, "/pipeline setup stages").opens(office, "run:add-stage")
    for filled, field in HOSTILE:
        assert field in form.submits(**filled), filled


def test_a_stage_may_be_called_anything_and_pings_nobody(office: Office) -> None:
    opened(office, office.ruth, "/pipeline setup stages").opens(office, "run:add-stage").submits(
        name="<!channel> *Pilot*"
    )
    page = told_in_dialog(office, office.ruth, "Pilot")
    assert "&lt;!channel&gt;" in page.told or '"<!channel> *Pilot*"' in page.told
    office.sam.types("/deal add Acme 5k")
    assert "&lt;!channel&gt;" in office.sam.types("/deal move Acme pilot").text


def test_two_admins_at_once_the_second_is_told(office: Office) -> None:
    form = opened(office, office.ruth, "/pipeline setup mornings")
    assert "08:30" in office.ruth.types("/pipeline setup hour 8:30").text
    (wrong,) = form.submits(hour=str(7 * 60)).values()
    assert "changed “Hour” while you had this open" in wrong


WORDS = {
    "hour 8:30": "Hour: 08:30, was 09:00",
    "days sun-thu": "Working days:",
    "country DE-BY": "Public holidays of: Germany",
    "holidays 24 dec 2026": "Own days off:",
    "zone Asia/Tokyo": "Time zone: Asia/Tokyo",
    "currency eur": "Currency: EUR, was USD",
    "year april": "Fiscal year begins in: April",
    "week sunday": "Week begins on: Sunday",
    "language de": "Dates are also read in: German",
    "guests yes": "Guests see deals: yes",
    "check-ins 10, 60": "Check in after: 10, 60 days",
    "look-again 120": "Look again after: 120 days",
    "reasons Price, Too slow": "Reasons offered for a loss: Price, Too slow",
}
"""What is typed after /pipeline setup, and how its answer begins."""


def test_every_setting_can_be_typed_and_taken_back(office: Office) -> None:
    for words, told in WORDS.items():
        said = office.ruth.types(f"/pipeline setup {words}")
        assert said.text.startswith(told), (words, said.text)
        back = office.ruth.hears_after_clicking(said, "Undo")
        assert "again" in back.text, (words, back.text)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hour 25:99", "25:99"),
        ("country Atlantis", "Atlantis"),
        ("language klingon", "klingon"),
        ("frobnicate", "nothing that can be set up"),
        ("manager @nobody", "@nobody"),
    ],
)
def test_what_cannot_be_is_refused_with_how_to_say_it(office: Office, words: str, told: str) -> None:
    said = office.ruth.types(f"/pipeline setup {words}")
    assert told in said.text and "Nothing changed" in said.text


def test_a_new_workspaces_admin_answers_three_questions(office: Office) -> None:
    overview = opened(office, office.ruth)
    assert "Welcome." in overview.told
    overview.opens(office, "run:start").submits(template="trades", currency="GBP", channel="C0SALES001")
    page = told_in_dialog(office, office.ruth, "Currency: GBP")
    assert "Enquiry → Quote → Booked" in page.told and "Welcome." not in page.told

    assert "Acme added to Enquiry, £300" in office.sam.types("/deal add Acme 300").text
    office.slack.wait_for(lambda: any("Acme" in post for post in office.posts("C0SALES001")))
