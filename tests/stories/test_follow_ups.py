"""Follow-ups: planned, done, put off, given to a colleague and given back."""

from tests.office import Office


def test_a_moved_deal_asks_for_its_next_step_until_there_is_one(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")

    moved = office.sam.types("/deal move Acme negotiation")
    assert "Next step?" in moved.text
    assert "Pick a day" in moved.buttons

    label = next(each for each in moved.buttons if each not in ("Undo", "Pick a day"))
    planned = office.sam.hears_after_clicking(moved, label)
    assert planned.text.startswith("Acme: follow-up")
    assert "Next step?" not in office.sam.types("/deal move Acme proposal").text


def test_done_asks_once_for_the_next_one(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal follow-up Acme tomorrow call Jane")

    done = office.sam.types("/deal done Acme")
    assert "done: call Jane" in done.text
    assert "Next step?" in done.text

    again = office.sam.types("/deal done Acme")
    assert again.text.startswith("Acme has no open follow-up. Nothing changed.")


def test_a_third_postponement_is_said(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal follow-up Acme tomorrow call Jane")
    office.sam.types("/deal snooze Acme in 3 days")
    second = office.sam.types("/deal snooze Acme in 4 days")
    assert "times" not in second.text
    assert "put off 3 times" in office.sam.types("/deal snooze Acme in 5 days").text


def test_a_colleague_is_told_of_a_follow_up_and_gives_it_back(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types(f"/deal follow-up Acme tomorrow call Jane <@{office.kim.user}>")

    (told,) = office.slack.wait_for(lambda: office.kim.reads())
    assert "gave you a follow-up" in told.text
    assert "call Jane" in told.text
    told.click("Not me")

    (back,) = office.slack.wait_for(lambda: office.sam.reads())
    assert "gave back a follow-up" in back.text


def test_undo_withdraws_a_planned_follow_up_and_restores_a_finished_one(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    planned = office.sam.types("/deal follow-up Acme tomorrow call Jane")
    done = office.sam.types("/deal done Acme")

    office.sam.hears_after_clicking(done, "Undo")
    assert "call Jane" in office.sam.types("/deal show Acme").text

    office.sam.hears_after_clicking(planned, "Undo")
    assert "call Jane" not in office.sam.types("/deal show Acme").text


def test_a_follow_up_that_went_on_is_not_taken_back(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    planned = office.sam.types("/deal follow-up Acme tomorrow call Jane")
    office.sam.types("/deal snooze Acme in 3 days")

    refused = office.sam.hears_after_clicking(planned, "Undo")

    assert "has changed since then" in refused.text
    assert "call Jane" in office.sam.types("/deal show Acme").text


def test_a_day_that_has_passed_is_refused_with_its_words(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    refused = office.sam.types("/deal follow-up Acme 2020-01-01 call Jane")
    assert '"2020-01-01" has passed' in refused.text


def test_someone_goes_away_and_comes_back(office: Office) -> None:
    gone = office.sam.types("/deal away for 2 weeks")
    assert "no reminders" in gone.text
    assert "Welcome back" in office.sam.hears_after_clicking(gone, "I'm back").text


def test_follow_ups_go_with_a_merged_deal(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal add Beta $40k")
    office.sam.types("/deal follow-up Acme tomorrow call Jane")
    office.sam.types("/deal merge Acme into Beta")
    assert "call Jane" in office.sam.types("/deal show Beta").text


def test_the_other_reading_moves_the_follow_up_and_plans_no_second_one(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    planned = office.sam.types("/deal follow-up Acme next friday call Jane")
    label = next(each for each in planned.buttons if each.startswith("I meant"))

    office.sam.hears_after_clicking(planned, label)

    assert "done: call Jane" in office.sam.types("/deal done Acme").text
    assert office.sam.types("/deal done Acme").text.startswith("Acme has no open follow-up.")
