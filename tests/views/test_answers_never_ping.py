"""Whatever someone types shows as those characters: no mention, no link, no markup, no turned line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outcomes_of_a_day import audience, deal, every_change, every_outcome, refusals
from slack_limits import parts, problems_of_form, problems_of_message, texts

from bot.domain.events import EventKind
from bot.outcomes.deals import FormAsked
from bot.views import forms
from bot.views.answers import answer, refused
from bot.views.lines import beside, bold, line

PIECES = [
    "<!channel>",
    "<!here|here>",
    "<@U1>",
    "<#C1|general>",
    "<http://evil.example|bank>",
    "<mailto:a@b.c|x>",
    "&lt;!channel&gt;",
    "*bold*",
    "_it_",
    "~no~",
    "`code`",
    "```",
    ">quote",
    ":tada:",
    "@channel",
    "\u202e",
    "\u2066",
    "\u200b",
    "\n",
    "Acme",
    " ",
    "https://evil.example",
]
PINGING = ("user", "usergroup", "broadcast", "channel", "link", "emoji")
"""Elements of rich text that are more than text."""

TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=30).map("".join)
"""Texts as someone might type to ping a channel, or to write over Rainmaker's own words."""


def messages(text, name):
    for outcome in every_outcome(text, name):
        yield answer(outcome, audience(lee=name))
    for refusal in refusals(text):
        yield refused(refusal, audience(lee=name))


@settings(max_examples=100, deadline=None)
@given(hostile)
def test_no_typed_text_can_ping_link_or_turn_a_line(text):
    name = f"A{' '.join(text.split())}"[:120]
    for message in messages(text, name):
        assert problems_of_message(message) == []
        assert "<" not in message["text"]
        assert all("<" not in part["text"] for part in parts(message, "mrkdwn"))
        assert not [part for kind in PINGING for part in parts(message, kind)]
        assert not any(TURNING & set(shown) for shown in (*texts(message["blocks"]), message["text"]))


@pytest.mark.parametrize("piece", ["<!channel>", "<@U1>", "*bold*", "`code`", "~no~", ":tada:", "A & B <3"])
def test_a_name_reads_as_it_was_typed(piece):
    """Escaped in mrkdwn and plain text, as it is in rich text; never as markup."""
    escaped = piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    moved = answer(every_change(name=piece)[EventKind.MOVED], audience())
    assert "".join(texts(moved["blocks"])).startswith(f"✓ {piece}\u2003Value proposition → Negotiation")
    for message in messages("note", piece):
        for part in parts(message.get("blocks", []), "text"):
            assert escaped not in part["text"] or escaped == piece
        for part in parts(message.get("blocks", []), "mrkdwn"):
            assert piece not in part["text"]


def test_a_name_without_markup_keeps_its_bold():
    assert beside(line(bold("AT&T"), " · x"))["text"]["text"] == "*AT&amp;T* · x"
    assert beside(line(bold("A*T"), " · x"))["text"] == {
        "type": "plain_text",
        "text": "A*T · x",
        "emoji": False,
    }


@settings(max_examples=100, deadline=None)
@given(hostile)
def test_a_form_takes_any_text_that_was_typed(text):
    asked = next(each for each in every_outcome(text, deal().name) if isinstance(each, FormAsked))
    assert problems_of_form(forms.add_deal(asked, audience())) == []
