"""What an admin sets holds at once: for mornings, for dates, for deals that are won or lost."""

from bot.store.work import Store

from .daybreak import Daybreak


def _ready(team: Daybreak) -> None:
    """An admin and a rep with a deal that needs something, on Monday 2 March in London."""
    team.meets(team.ruth, "Europe/London")
    team.meets(team.sam, "Europe/London")
    team.sam.types("/deal add Acme $40k")


def test_another_hour_for_everybody_moves_the_next_morning(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        _ready(team)
        assert "07:30" in team.ruth.types("/pipeline setup hour 7:30").text

        team.until("2026-03-03T07:30+00:00")
        assert len(team.mornings(team.sam)) == 1
        team.until("2026-03-03T12:00+00:00")
        assert len(team.mornings(team.sam)) == 1


def test_a_public_holiday_and_a_day_off_bring_no_morning(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        _ready(team)
        team.ruth.types("/pipeline setup holidays 3 march 2026")
        team.until("2026-03-03T18:00+00:00")
        assert team.mornings(team.sam) == []

        team.until("2026-03-04T10:00+00:00")
        assert len(team.mornings(team.sam)) == 1


def test_a_working_saturday_brings_one(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-06T10:00+00:00") as team:
        _ready(team)
        team.ruth.types("/pipeline setup days mon-sat")
        team.until("2026-03-07T10:00+00:00")
        assert len(team.mornings(team.sam)) == 1


def test_dates_are_read_in_the_language_that_was_set(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        _ready(team)
        team.ruth.types("/pipeline setup language german")
        assert "15 May" in team.sam.types("/deal close Acme 15. Mai").text


def test_a_lost_deal_rests_as_long_as_was_set_and_for_reasons_that_were_set(store: Store) -> None:
    with Daybreak.opened(store, "2026-03-02T10:00+00:00") as team:
        _ready(team)
        team.ruth.types("/pipeline setup look-again 30")
        team.ruth.types("/pipeline setup reasons Price, Too slow")
        lost = team.sam.types("/deal lost Acme")
        assert {"Too slow", "In 30 days"} <= set(lost.buttons)
        team.clicks(team.sam, lost, "In 30 days")
        assert "Wed 1 Apr" in team.sam.hears()[-1].text
