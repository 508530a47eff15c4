"""A deal moves: from a rep's keyboard to the database to the channel."""

from tests.office import Office


def test_a_rep_moves_a_deal_and_the_channel_hears_it(office: Office) -> None:
    office.ada.types("/pipeline subscribe all")
    office.sam.types("/deal add Acme $40k close 2099-03-27")

    answer = office.sam.types("/deal move Acme negotiation")

    assert answer.text.startswith("Acme: Lead generation to Negotiation")
    assert "$40,000" in answer.text
    assert "Undo" in answer.buttons
    heard = office.slack.wait_for(lambda: [text for text in office.posts("sales") if "Negotiation" in text])
    assert heard


def test_undo_takes_the_move_back_and_the_channel_sees_that(office: Office) -> None:
    office.ada.types("/pipeline subscribe moves")
    office.sam.types("/deal add Acme $40k")
    moved = office.sam.types("/deal move Acme negotiation")
    office.slack.wait_for(lambda: len(office.posts("sales")) == 2)

    undone = office.sam.hears_after_clicking(moved, "Undo")

    assert "Taken back" in undone.text
    assert "Lead generation" in office.sam.types("/deal show Acme").text
    office.slack.wait_for(lambda: [text for text in office.posts("sales") if "taken back" in text.lower()])


def test_among_two_deals_the_rep_picks_and_the_command_goes_on(office: Office) -> None:
    office.sam.types("/deal add Acme Renewal $12k")
    office.sam.types("/deal add Acme EU $40k")

    asked = office.sam.types("/deal move acme negotiation")
    assert asked.text.startswith('Two open deals match "acme". Nothing changed.')

    label = next(each for each in asked.buttons if each.startswith("Acme EU"))
    moved = office.sam.hears_after_clicking(asked, label)
    assert moved.text.startswith("Acme EU: Lead generation to Negotiation")


def test_someone_else_s_change_is_not_undone(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    moved = office.sam.types("/deal move Acme qualified")
    office.kim.types("/deal move Acme negotiation")

    refused = office.sam.hears_after_clicking(moved, "Undo")

    assert "has changed since" in refused.text
    assert "Negotiation" in refused.text
    assert "Negotiation" in office.sam.types("/deal show Acme").text
