"""Text from Slack is made plain once, and nothing that a person types passes for a token."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import MEMBER, clean, from_slack, readable


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("Acme &amp; Sons", "Acme & Sons"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("tell <@U1|kim>", "tell @kim"),
        ("tell <@U1>", "tell @U1"),
        ("<mailto:jane@acme.com|jane@acme.com>", "jane@acme.com"),
        ("<tel:+15550100|555 0100>", "+15550100"),
        ("<https://acme.com|acme.com>", "acme.com"),
        ("<https://acme.com/a?b=1&amp;c=2>", "https://acme.com/a?b=1&c=2"),
        ("<https://evil.example|acme.com>", "https://evil.example"),
        ("<#C1|sales>", "#sales"),
        ("<!channel>", "<!channel>"),
        ("&nbsp; &copy;", "&nbsp; &copy;"),
    ],
)
def test_what_slack_sends_is_read_as_people_see_it(sent: str, read: str) -> None:
    assert readable(from_slack(sent)) == read


@pytest.mark.parametrize(
    "typed", ["&lt;@U1|kim&gt;", "\ufdd0U1\ufdd1kim\ufdd2", "@kim", "&amp;lt;@U1&amp;gt;"]
)
def test_a_typed_mention_is_no_picked_member(typed: str) -> None:
    assert not MEMBER.search(from_slack(typed))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Ac\x00me", "Acme"),
        ("Ac\x07me\x85Corp", "Acme Corp"),
        ("Acme\u00a0Corp\t!", "Acme Corp !"),
        ("Ac\u200bme\ufeff", "Acme"),
        ("\u202eemcA", "emcA"),
        ("\ud800Acme", "\ufffdAcme"),
        ("\u200b\u200d\u2060", ""),
        ("Cafe\u0301", "Café"),
        ("שלום", "שלום"),
        ("👩\u200d💻 Labs", "👩\u200d💻 Labs"),
        ("  Acme \n Corp ", "Acme \n Corp"),
    ],
)
def test_text_is_cleaned_of_what_nobody_sees(sent: str, kept: str) -> None:
    assert clean(sent) == kept


@given(st.text() | st.text(alphabet="<>@#&|;!U1ltgamp\ud800\x00\u202e\ufdd0\ufdd2 "))
def test_cleaned_text_can_be_stored_and_stays_as_it_is(sent: str) -> None:
    once = clean(sent)
    json.dumps(once).encode()
    once.encode()
    assert "\x00" not in once and clean(once) == once
    assert not set(readable(from_slack(sent))) & set("\ufdd0\ufdd1\ufdd2")
