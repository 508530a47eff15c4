"""Plain words: what a rep writes to Rainmaker is done, echoed, and can be taken back."""

from bot.playground.messages import Message
from tests.office import Office
from tests.waiting import until


def _say(office: Office, text: str, channel: str = "dm", user: str = "U0SAM00001") -> Message:
    return office.slack.people.say(user, channel, text)


def _answers(office: Office, count: int, user: str = "U0SAM00001") -> list[str]:
    """The first `count` direct messages from Rainmaker to the member."""

    def said() -> list[str]:
        texts = [str(each.text) for each in office.slack.direct_messages(user)]
        return texts if len(texts) >= count else []

    return office.slack.wait_for(said)


def test_a_message_with_two_actions_does_both_and_says_so(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")

    _say(office, "moved Acme to negotiation, amount is 50k")

    (answer,) = _answers(office, 1)
    assert "Lead generation to Negotiation" in answer
    assert "$50,000" in answer
    assert "$50,000" in office.sam.types("/deal show Acme").text


def test_one_undo_takes_back_all_that_a_message_did(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    _say(office, "moved Acme to negotiation, amount is 50k")
    _answers(office, 1)

    assert "Taken back" in office.sam.types("/deal undo").text

    shown = office.sam.types("/deal show Acme").text
    assert "Lead generation" in shown
    assert "$40,000" in shown


def test_it_speaks_of_the_last_deal_of_the_conversation(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    _say(office, "moved Acme to negotiation")
    _answers(office, 1)

    _say(office, "it's worth 60k now")

    assert "$60,000" in _answers(office, 2)[1]


def test_chatter_in_a_channel_gets_no_answer(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.ada.types("/pipeline subscribe listening")
    before = len(office.sam.hears())

    for text in ("Acme is moving offices", "did we win Acme?", "if we lose Acme I'll be sad"):
        _say(office, text, "sales")
    office.slack.settle()

    _say(office, "moved Acme to negotiation", "sales")
    (proposal,) = office.slack.wait_for(lambda: office.sam.hears()[before:])
    assert proposal.text.startswith("Read as: move Acme to"), "what came before it in its lane was nothing"
    assert "Lead generation" in office.sam.types("/deal show Acme").text


def test_a_channel_that_listens_proposes_to_the_writer_alone(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.ada.types("/pipeline subscribe listening")
    before = len(office.sam.hears())

    _say(office, "moved Acme to negotiation", "sales")
    (proposal,) = office.slack.wait_for(lambda: office.sam.hears()[before:])

    assert proposal.text.startswith("Read as: move Acme to")
    assert list(proposal.buttons) == ["Do it", "Edit", "Not this"]
    assert "Lead generation" in office.sam.types("/deal show Acme").text
    done = office.sam.hears_after_clicking(proposal, "Do it")
    assert "Lead generation to Negotiation" in done.text


def test_what_a_message_plans_is_not_asked_for_again(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    _say(office, "moved Acme to negotiation, follow up next Tue")
    (answer,) = _answers(office, 1)
    assert "Next step" not in answer


def test_one_question_for_several_deals_says_which_it_is_about(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal add Beta $10k")
    _say(office, "moved Acme to negotiation and Beta to proposal")
    (answer,) = _answers(office, 1)
    assert answer.endswith("Next step for Beta?")
    assert answer.count("Next step") == 1


def test_a_proposal_is_corrected_in_the_words_that_were_written(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.ada.types("/pipeline subscribe listening")
    before = len(office.sam.hears())
    _say(office, "Moved Acme to negotiation", "sales")
    (proposal,) = office.slack.wait_for(lambda: office.sam.hears()[before:])

    proposal.click("Edit")
    form = office.slack.wait_for(lambda: office.slack.state.views.stack(office.sam.user))[-1]
    assert form["blocks"][0]["element"]["initial_value"] == "Moved Acme to negotiation"

    office.slack.forms.submit(office.sam.user, form["id"], {})
    done = office.slack.wait_for(lambda: office.sam.hears()[before + 1 :])[-1]
    assert "Lead generation to Negotiation" in done.text


def test_a_colleague_in_a_note_is_called_by_name(office: Office) -> None:
    office.kim.types("/deal")
    until(lambda: office.knows(office.kim.user))
    office.sam.types("/deal add Acme $40k")
    _say(office, "note on Acme: talk to @kim about SSO")
    (answer,) = _answers(office, 1)
    assert answer.startswith("Note on Acme: talk to @Kim about SSO")


def test_a_wording_that_was_not_meant_is_not_proposed_again(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.sam.types("/deal add Beta $40k")
    office.ada.types("/pipeline subscribe listening")
    before = len(office.sam.hears())
    _say(office, "moved Acme to negotiation", "sales")
    (proposal,) = office.slack.wait_for(lambda: office.sam.hears()[before:])
    office.sam.hears_after_clicking(proposal, "Not this")
    heard = len(office.sam.hears())

    _say(office, "moved Beta to negotiation", "sales")
    office.slack.settle()

    _say(office, "Beta won, 50k", "sales")
    (proposal,) = office.slack.wait_for(lambda: office.sam.hears()[heard:])
    assert "50,000" in proposal.text, "what came before it in its lane was nothing"


def test_a_direct_message_that_is_not_understood_says_so_once(office: Office) -> None:
    _say(office, "lovely weather over here")

    (answer,) = _answers(office, 1)
    assert answer.startswith("I did not understand that, so nothing changed.")


def test_an_edited_message_does_not_act_twice(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    said = _say(office, "moved Acme to negotiation")
    _answers(office, 1)

    office.slack.people.edit("U0SAM00001", "dm", said.ts, "moved Acme to negotiation!")
    office.slack.people.edit("U0SAM00001", "dm", said.ts, "moved Acme to negotiation, 55k")

    offered = _answers(office, 2)[1]
    assert offered.startswith("Read as:")
    assert "$40,000" in office.sam.types("/deal show Acme").text
