"""Mornings read aloud: whose wish, what hour, how long since, and nothing lost on the way."""

from datetime import timedelta

import pytest

from bot.store.work import Store

from .daybreak import Daybreak


def test_a_colleague_s_wish_is_named_in_the_morning_and_given_back_there(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.kim, "America/New_York")
        team.kim.types("/deal add Acme $40k")
        team.kim.types(f"/deal follow-up Acme tomorrow 3pm call Jane <@{team.sam.user}>")

        team.until("2026-03-03T09:00+00:00")
        (morning,) = team.mornings(team.sam)
        assert morning.text.endswith("1. Acme: call Jane at 15:00, asked by @Kim")
        assert "asked by @Kim" in team.home(team.sam)

        team.clicks(team.sam, morning, "Not me")
        struck = str(team.mornings(team.sam)[0].message.blocks)
        assert "'strike': True" in struck and "given back" in struck
        assert "gave back a follow-up. Acme: call Jane, Tue 3 Mar, 10:00" in team.kim.reads()[-1].text
        team.until("2026-03-03T20:00+00:00")
        assert not [each for each in team.sam.reads() if each.text.startswith("Now:")]


def test_what_is_given_back_is_due_on_the_day_of_the_one_who_has_it_again(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-03T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.ana, "Australia/Sydney")
        team.sam.types("/deal add Acme $40k")
        team.sam.types(f"/deal follow-up Acme friday 9am call Jane <@{team.ana.user}>")
        team.deliver()
        team.clicks(team.ana, team.ana.reads()[0], "Not me")

        # Friday, nine o'clock in Sydney is Thursday, ten in the evening in London.
        assert "Acme: call Jane, Thu 5 Mar, 22:00" in team.sam.reads()[-1].text
        team.until("2026-03-05T09:00+00:00")
        assert team.mornings(team.sam)[-1].text.endswith("1. Acme: call Jane at 22:00")


def test_an_earlier_hour_that_has_passed_already_loses_nobody_the_day(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.ruth.user,))
        team.sam.types("/deal add Acme $40k")
        team.until("2026-03-03T08:30+00:00")
        team.home(team.sam)
        team.clicks_at_home(team.sam, "Change")
        team.fills_in(team.sam, minute="480", weekdays=["0", "1", "2", "3", "4"], reasons=["no-next-step"])

        team.until("2026-03-03T12:00+00:00")
        assert len(team.mornings(team.sam)) == 1
        team.until("2026-03-04T08:00+00:00")
        assert len(team.mornings(team.sam)) == 2


def test_the_team_s_earlier_hour_loses_the_managers_no_monday(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.ruth, "Europe/London")
        team.settles(managers=(team.ruth.user,), zone="Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.until("2026-03-09T08:30+00:00")
        assert "08:00" in team.ruth.types("/pipeline setup hour 8:00").text

        team.until("2026-03-09T12:00+00:00")
        assert [each.text for each in team.ruth.reads()] == ["Last week: 1 new deal"]
        assert len(team.mornings(team.sam)) == 5


def test_both_questions_after_a_loss_are_asked_below_the_line(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k close 2026-03-04")
        team.sam.types("/deal next Acme send the draft")
        team.until("2026-03-05T09:00+00:00")

        team.clicks(team.sam, team.mornings(team.sam)[-1], "Lost")
        assert "Why?" in str(team.mornings(team.sam)[-1].message.blocks)
        team.clicks(team.sam, team.mornings(team.sam)[-1], "Price")
        assert "Look again?" in str(team.mornings(team.sam)[-1].message.blocks)
        team.clicks(team.sam, team.mornings(team.sam)[-1], "In 90 days")
        assert list(team.mornings(team.sam)[-1].buttons) == ["Undo"]


def test_a_late_undo_that_is_refused_leaves_the_line_struck(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow call Jane")
        team.until("2026-03-03T09:00+00:00")
        team.clicks(team.sam, team.mornings(team.sam)[0], "Tomorrow")
        team.sam.types("/deal done Acme")

        team.clicks(team.sam, team.mornings(team.sam)[0], "Undo")
        shown = str(team.mornings(team.sam)[0].message.blocks)
        assert "Nothing was taken back." in shown
        assert "'strike': True" in shown


@pytest.mark.parametrize("meanwhile", ["in time", "put off", "hours later"])
def test_now_is_said_only_while_it_is_now(store: Store, meanwhile: str) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme today 11am call Jane")
        team.now += timedelta(hours=1)
        team.bot.tick(team.now)
        if meanwhile == "put off":
            team.sam.types("/deal snooze Acme friday")
        if meanwhile == "hours later":
            team.now += timedelta(hours=5)
        team.deliver()
        assert [each.text for each in team.sam.reads()] == (
            ["Now: Acme: call Jane"] if meanwhile == "in time" else []
        )


def test_any_day_can_be_picked_where_a_line_is_put_off(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal move Acme negotiation")
        team.until("2026-03-10T09:00+00:00")

        team.clicks(team.sam, team.mornings(team.sam)[-1], "Snooze")
        asked = team.mornings(team.sam)[-1]
        assert list(asked.buttons) == ["Wed 11 Mar", "Fri 13 Mar", "Mon 16 Mar", "Pick a day"]
        team.clicks(team.sam, asked, "Pick a day")
        team.fills_in(team.sam, date="2026-03-19")
        struck = str(team.mornings(team.sam)[-1].message.blocks)
        assert "Thu 19 Mar" in struck and "'strike': True" in struck


def test_the_day_on_which_it_is_due_is_no_day_to_put_it_off_to(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow call Jane")
        asked = team.sam.types("/deal snooze Acme")
        assert list(asked.buttons) == ["Fri 6 Mar", "Mon 9 Mar", "Pick a day"]


def test_the_managers_week_counts_a_win_once_and_tells_what_should_have_closed(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.ruth.user,))
        team.sam.types("/deal add Acme $40k close 2026-03-05")
        team.sam.types("/deal add Beta $10k close 2026-03-12")
        team.sam.types("/deal add Gamma $5k")
        team.sam.types("/deal won Gamma")

        team.until("2026-03-09T12:00+00:00")
        (week,) = team.ruth.reads()
        assert week.text == (
            "Last week: 3 new deals, 1 won."
            " Past their close date: 1 deal • Acme, $40,000, should have closed Thu 5 Mar, @Sam."
            " Due this week: 1 deal • Beta, $10,000, closes Thu 12 Mar, @Sam"
        )


def test_a_colleague_who_never_spoke_to_the_bot_is_told_to_check_in(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(check_in_by=team.kim.user)
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal won Acme")
        team.deliver()

        team.until("2026-03-11T09:00-04:00")
        (told,) = team.mornings(team.kim)
        assert told.text.endswith("1. Acme: won 7 days ago. How is it going?")


def test_a_contract_s_renewal_is_told_with_its_end(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(check_in_days=())
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal won Acme")
        team.sam.types("/deal term Acme 12 months")

        team.until("2026-12-04T09:00+00:00")
        (told,) = team.mornings(team.sam)
        assert told.text.endswith(
            "1. Acme: the contract ends on Thu 4 Mar 2027. Time to talk about the renewal"
        )
        assert list(told.buttons) == ["Done", "Wants more", "Mon 7 Dec", "Mon 14 Dec"]


def test_a_card_names_the_clock_of_a_colleague_s_follow_up(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.kim, "America/New_York")
        team.sam.types("/deal add Acme $40k")
        team.sam.types(f"/deal follow-up Acme friday 3pm call Jane <@{team.kim.user}>")
        assert "Fri 6 Mar, 20:00 your time: call Jane, @Kim" in team.sam.types("/deal show Acme").text
        assert "Fri 6 Mar, 15:00: call Jane" in team.kim.types("/deal show Acme").text


def test_a_follow_up_that_is_taken_back_is_called_off_where_it_was_asked_for(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.meets(team.kim, "America/New_York")
        team.sam.types("/deal add Acme $40k")
        team.sam.types(f"/deal follow-up Acme tomorrow call Jane <@{team.kim.user}>")
        team.deliver()
        team.sam.types("/deal undo")
        team.deliver()
        given, called_off = team.kim.reads()
        assert given.text == "@Sam gave you a follow-up. Acme: call Jane, Tue 3 Mar"
        assert called_off.text == "@Sam took back a follow-up. Acme: call Jane, Tue 3 Mar"
        assert list(called_off.buttons) == []


def test_managers_hear_that_a_customer_is_not_at_risk_after_all(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.settles(managers=(team.ruth.user,))
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal won Acme")
        team.until("2026-03-11T09:00+00:00")
        team.clicks(team.sam, team.mornings(team.sam)[0], "At risk")
        team.clicks(team.sam, team.mornings(team.sam)[0], "Undo")
        *_, worried, calmed = [each.text for each in team.ruth.reads()]
        assert worried == "Acme is at risk, says @Sam, $40,000"
        assert calmed == "Acme is not at risk after all: @Sam took that back"


def test_a_win_that_is_taken_back_leaves_one_line_in_the_history(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-04T10:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal won Acme")
        team.sam.types("/deal undo")
        assert team.sam.types("/deal history Acme").text.count("you took back a change") == 1
        assert str(team.sam.types("/deal show Acme").message.blocks).count("you took back a change") == 1
