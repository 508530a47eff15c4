"""The Home tab: the morning's list at any time of the day, and the settings of the morning."""

import pytest

from bot.store.work import Store

from .daybreak import Daybreak


def test_the_home_tab_shows_what_needs_attention_now_and_a_click_there_does_it(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        assert "no next step in Lead generation" in team.home(team.sam)

        team.clicks_at_home(team.sam, "Tomorrow")

        shown = team.home(team.sam)
        assert "Nothing needs your attention." in shown


def test_another_hour_chosen_at_home_moves_the_next_morning(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.home(team.sam)

        team.clicks_at_home(team.sam, "Change")
        team.fills_in(team.sam, minute="450", weekdays=["1", "3"], reasons=["no-next-step"])
        shown = team.home(team.sam)
        assert "07:30 on Tue, Thu" in shown
        assert ", only deals without a next step" in shown

        team.until("2026-03-03T07:30+00:00")
        assert len(team.mornings(team.sam)) == 1
        team.until("2026-03-06T18:00+00:00")
        assert len(team.mornings(team.sam)) == 2


def test_a_later_hour_after_the_morning_came_brings_no_second_one(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.until("2026-03-03T09:00+00:00")
        assert len(team.mornings(team.sam)) == 1

        team.home(team.sam)
        team.clicks_at_home(team.sam, "Change")
        team.fills_in(team.sam, minute="660", weekdays=["0", "1", "2", "3", "4"], reasons=["no-next-step"])
        team.until("2026-03-03T23:00+00:00")

        assert len(team.mornings(team.sam)) == 1


EVERYTHING = ["follow-up", "quiet-negotiation", "quiet", "past-close-date", "no-next-step"]


@pytest.mark.parametrize(
    ("days", "wanted", "said"),
    [
        (["0", "4"], EVERYTHING, "09:00 on Mon, Fri"),
        (["4", "3", "2", "1"], EVERYTHING, "09:00 on Tue–Fri"),
        (["0"], EVERYTHING[:-1], "09:00 on Mon, all but deals without a next step"),
        (["0"], EVERYTHING[:-2], "09:00 on Mon, all but past close dates and deals without a next step"),
        (["0"], EVERYTHING[:2], "09:00 on Mon, only follow-ups that are due and quiet negotiations"),
        (["0"], [], "none"),
        ([], EVERYTHING, "none"),
    ],
)
def test_what_was_chosen_for_the_mornings_is_said_back(
    store: Store, days: list[str], wanted: list[str], said: str
) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.home(team.sam)
        team.clicks_at_home(team.sam, "Change")
        team.fills_in(team.sam, minute="540", weekdays=days, reasons=wanted)
        (answer, *_) = team.slack.state.views.homes[team.sam.user]["blocks"]
        spoken = "".join(each["text"] for each in answer["elements"][0]["elements"])
        assert spoken == f"✓ Your mornings: {said}"


@pytest.mark.parametrize(("days", "wanted"), [([], EVERYTHING), (["0"], [])], ids=["no-day", "no-reason"])
def test_undo_back_to_no_mornings_says_so(store: Store, days: list[str], wanted: list[str]) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.home(team.sam)
        for weekdays, reasons in ((days, wanted), (["1"], EVERYTHING)):
            team.clicks_at_home(team.sam, "Change")
            team.fills_in(team.sam, minute="540", weekdays=weekdays, reasons=reasons)
        assert team.sam.types("/deal undo").text == "Taken back. You have no mornings again"


@pytest.mark.parametrize("steers", [False, True], ids=["rep", "manager"])
def test_the_home_tab_is_drawn_in_one_call_when_opened_and_after_a_change_made_there(
    store: Store, steers: bool
) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.sam.user,) if steers else ())
        calls = team.slack.state.calls

        def methods() -> list[str]:
            made = [call.method for call in calls]
            calls.clear()
            return made

        team.sam.types("/deal add Acme $40k")
        methods()
        shown = team.home(team.sam)
        assert methods() == ["views.publish"]
        assert "no next step in Lead generation" in shown
        assert ("1 open deal" in shown) == steers

        team.clicks_at_home(team.sam, "Tomorrow")
        assert methods() == ["views.publish"]
        shown = str(team.slack.state.views.homes[team.sam.user]["blocks"])
        assert "no next step" not in shown
        assert ("1 open deal" in shown) == steers

        team.sam.types("/deal amount Acme $50k")
        assert ("$50,000" in team.home(team.sam)) == steers
        assert methods() == ["views.publish"]
