"""Mornings: what reps and their managers hear over days and weeks, with the clock passed in."""

import pytest

from bot.store.work import Store

from .daybreak import Daybreak


def test_a_rep_s_week_in_berlin_over_easter(store: Store) -> None:
    with Daybreak.opened(store, "2026-04-01T10:00+02:00") as team:
        team.meets(team.sam, "Europe/Berlin")
        team.settles(country="DE")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow call Jane")
        team.sam.types("/deal add Beta $10k close 2026-04-02")
        team.deliver()

        team.until("2026-04-02T08:30+02:00")
        assert team.mornings(team.sam) == []

        team.until("2026-04-02T09:00+02:00")
        (thursday,) = team.mornings(team.sam)
        assert thursday.text == (
            "Good morning. 2 things today. 1. Acme: call Jane. 2. Beta: no next step in Lead generation"
        )

        # Good Friday, the weekend and Easter Monday pass in silence.
        team.until("2026-04-07T08:30+02:00")
        assert len(team.mornings(team.sam)) == 1

        team.until("2026-04-07T09:00+02:00")
        tuesday = team.mornings(team.sam)[1]
        assert "1. Acme: call Jane, 5 days late" in tuesday.text
        assert "2. Beta: should have closed on Thu 2 Apr, 5 days ago" in tuesday.text

        team.clicks(team.sam, tuesday, "Done")
        struck = team.mornings(team.sam)[1]
        assert "Next step?" in str(struck.message.blocks)
        team.clicks(team.sam, struck, "Tomorrow")
        team.until("2026-04-08T09:00+02:00")
        assert team.mornings(team.sam)[2].text.startswith("Good morning. 2 things today. 1. Acme: follow-up")


@pytest.mark.parametrize(("region", "is_holiday"), [("BE", True), ("BY", False)], ids=["Berlin", "Bavaria"])
def test_a_monday_that_is_a_holiday_in_berlin_alone(store: Store, region: str, is_holiday: bool) -> None:
    with Daybreak.opened(store, "2027-03-05T10:00+01:00") as team:
        team.meets(team.sam, "Europe/Berlin")
        team.settles(country="DE", region=region, managers=(team.sam.user,), zone="Europe/Berlin")
        added = team.sam.types("/deal add Acme $40k")
        assert next(iter(added.buttons)) == ("Tue 9 Mar" if is_holiday else "Mon 8 Mar")

        team.until("2027-03-08T23:00+01:00")
        assert (team.sam.reads() == []) is is_holiday
        team.until("2027-03-09T09:00+01:00")
        assert len(team.mornings(team.sam)) == (1 if is_holiday else 2)
        # The managers' Monday is then the Tuesday, and there is one.
        assert len([each for each in team.sam.reads() if each.text.startswith("Last week")]) == 1


def test_a_colleague_in_new_york_hears_at_their_own_hour_across_the_change_to_summer_time(
    store: Store,
) -> None:
    with Daybreak.opened(store, "2026-03-05T12:00-05:00") as team:
        team.meets(team.sam, "Europe/Berlin")
        team.meets(team.kim, "America/New_York")
        team.sam.types(f"/deal add Acme $40k <@{team.kim.user}>")
        team.sam.types(f"/deal follow-up Acme tomorrow 3pm call Jane <@{team.kim.user}>")
        team.deliver()
        (told,) = team.kim.reads()
        assert "gave you a follow-up" in told.text

        team.until("2026-03-06T08:30-05:00")
        assert team.mornings(team.kim) == []
        team.until("2026-03-06T09:00-05:00")
        assert len(team.mornings(team.kim)) == 1

        team.until("2026-03-06T14:30-05:00")
        assert not [each for each in team.kim.reads() if each.text.startswith("Now:")]
        team.until("2026-03-06T15:00-05:00")
        (now,) = [each for each in team.kim.reads() if each.text.startswith("Now:")]
        assert now.text == "Now: Acme: call Jane"

        # Clocks went forward on Sunday: nine o'clock is an hour earlier in UTC.
        team.until("2026-03-09T12:30+00:00")
        assert len(team.mornings(team.kim)) == 1
        team.until("2026-03-09T13:00+00:00")
        assert len(team.mornings(team.kim)) == 2
        assert team.mornings(team.sam) == []


def test_someone_away_hears_nothing_and_their_follow_ups_wait(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow 11am call Jane")
        team.sam.types("/deal away until friday")

        team.until("2026-03-05T18:00+00:00")
        assert team.sam.reads() == []

        team.until("2026-03-06T09:00+00:00")
        (friday,) = team.sam.reads()
        assert "Acme: call Jane, 3 days late" in friday.text


def test_a_negotiation_from_quiet_to_told_to_the_manager(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.ruth, "Europe/London")
        team.settles(managers=(team.ruth.user,), manager_channel="C0SALES001")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal next Acme send the contract")
        team.sam.types("/deal move Acme negotiation")

        team.until("2026-03-09T18:00+00:00")
        assert team.mornings(team.sam) == []

        team.until("2026-03-10T09:00+00:00")
        (quiet,) = team.mornings(team.sam)
        assert "Acme: quiet for 6 working days in Negotiation (limit 5)" in quiet.text

        team.until("2026-03-15T18:00+00:00")
        assert team.ruth.reads() == []
        team.until("2026-03-20T18:00+00:00")
        (told,) = team.ruth.reads()
        assert told.text.startswith("Acme has been quiet for 10 working days in Negotiation (limit 5)")

        posted = [str(each.text) for each in team.slack.posts("sales")]
        (week,) = [text for text in posted if text.startswith("Last week")][-1:]
        assert "Stuck: 1 deal" in week

        latest = team.mornings(team.sam)[-1]
        team.clicks(team.sam, latest, "Log a touch")
        team.clicks(team.sam, team.mornings(team.sam)[-1], "Call")
        said = len(team.mornings(team.sam))
        team.until("2026-03-27T18:00+00:00")
        assert len(team.mornings(team.sam)) == said
        assert len(team.ruth.reads()) == 1


def test_a_win_to_its_third_check_in(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.ruth.user,))
        team.ruth.types("/pipeline subscribe wins")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal term Acme 12 months")
        won = team.sam.types("/deal won Acme because fastest rollout")
        team.deliver()

        ahead = "checks in on Wed 11 Mar, Fri 3 Apr, Tue 2 Jun · renewal talk Fri 4 Dec"
        assert ahead.replace("checks", "check") in won.text
        spoken = ahead.replace(" ·", ",")
        assert any(spoken in str(each.text) for each in team.slack.posts("sales"))

        team.until("2026-03-11T09:00+00:00")
        (first,) = team.mornings(team.sam)
        assert "Acme: won 7 days ago. How is it going?" in first.text
        team.clicks(team.sam, first, "Happy")

        team.until("2026-04-03T09:00+01:00")
        team.clicks(team.sam, team.mornings(team.sam)[-1], "At risk")
        assert any("Acme is at risk" in each.text for each in team.ruth.reads())

        team.until("2026-06-02T09:00+01:00")
        third = team.mornings(team.sam)
        assert len(third) == 3
        assert "Acme: won 90 days ago. How is it going?" in third[-1].text


def test_undoing_a_win_withdraws_its_check_ins(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal next Acme send the contract")
        team.sam.types("/deal won Acme")
        team.sam.types("/deal undo")
        assert "Lead generation" in team.sam.types("/deal show Acme").text

        team.until("2026-03-11T12:00+00:00")
        assert team.mornings(team.sam) == []


def test_a_lost_deal_is_looked_at_again_once(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        lost = team.sam.types("/deal lost Acme price")
        team.clicks(team.sam, lost, "In 90 days")

        team.until("2026-06-03T12:00+01:00")
        (asked,) = team.mornings(team.sam)
        assert "Acme: lost 90 days ago. Look again?" in asked.text

        team.clicks(team.sam, asked, "Reopen")
        assert "Lead generation" in team.sam.types("/deal show Acme").text


def test_a_customer_who_wants_more_becomes_a_deal_of_repeat_business(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal won Acme")
        team.until("2026-03-11T09:00+00:00")

        team.clicks(team.sam, team.mornings(team.sam)[-1], "Wants more")
        team.fills_in(team.sam, name="Acme second site", amount="20k")

        assert "wants more" in team.sam.types("/deal history Acme").text
        card = team.sam.types("/deal show Acme second site").message
        assert "repeat business" in str(card.blocks)
        assert "*Customer*\nAcme" in [field["text"] for field in card.blocks[2]["fields"]]
        struck = str(team.mornings(team.sam)[-1].message.blocks)
        assert "Acme second site" in struck and "'strike': True" in struck


def test_a_manager_s_concern_is_spared_when_somebody_calls_in_time(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.ruth.user,))
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal move Acme negotiation")
        team.until("2026-03-13T18:00+00:00")
        team.sam.types("/deal log Acme call")
        team.until("2026-03-20T18:00+00:00")
        assert not [each for each in team.ruth.reads() if "has been quiet" in each.text]


def test_undo_in_the_morning_s_message_gives_the_line_its_buttons_back(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow call Jane")
        team.until("2026-03-03T09:00+00:00")
        before = team.mornings(team.sam)[0].buttons

        team.clicks(team.sam, team.mornings(team.sam)[0], "Done")
        assert "'strike': True" in str(team.mornings(team.sam)[0].message.blocks)
        team.clicks(team.sam, team.mornings(team.sam)[0], "Undo")

        (restored,) = team.mornings(team.sam)
        assert restored.buttons == before
        assert "'strike': True" not in str(restored.message.blocks)


def test_a_stale_button_of_the_morning_says_so_below_its_line(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow call Jane")
        team.until("2026-03-03T09:00+00:00")
        team.sam.types("/deal done Acme")

        team.clicks(team.sam, team.mornings(team.sam)[0], "Done")

        shown = str(team.mornings(team.sam)[0].message.blocks)
        assert "That follow-up is done already. Nothing changed." in shown
        assert "'strike': True" not in shown
