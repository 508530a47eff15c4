"""Names of deals: found however they are written, and never taken for another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.names import NameIndex, resolve, words
from bot.language.names.keys import alike, exact_forms, keys, neighbourhoods, wanted_words, whole_key
from bot.language.names.leading import leading
from bot.language.names.likeness import one_slip
from bot.language.names.near import NearWords

DEALS = """
Acme Corp | Globex | Initech | Umbrella Health | Stark Industries | Pied Piper | Contoso Ltd | Contoso Retail
Blue Ocean Logistics | Delta Freight | Delta Dental Plans | March Networks | Monday Media | Lead Bank
Move Labs
Won Hospitality | 3 Rivers Bank | 7-Eleven Nordics | Johnson & Sons | O'Reilly Motors | Café Lumière | PG&E
Procter & Gamble | Hewlett Packard Enterprise | Bank of America | D. R. Horton | JPMorgan Chase
Trade Desk (The)
Boeing – 2026 renewal | Boeing – EMEA expansion | Fjord | Fjord Renewal | Globe Life | 東京電力株式会社 | 🚀
Baker & Finch | Elm Street Clinic | Rijk Zwart | Sri Lakshmi Mills | Hadley Pvt. Ltd.
שלום בע״מ | Łódź Søfart | Abbott Laboratories | Granit Beton Group | Weber & Klein | AT Weber | E.ON
Hotel Seeblick
"""
NAMES = [name.strip() for row in DEALS.strip().splitlines() for name in row.split("|")]

MEANT = [
    # case, accents, punctuation
    ("GLOBEX", "Globex"),
    ("cafe lumiere", "Café Lumière"),
    ("lodz sofart", "Łódź Søfart"),
    ("oreilly", "O'Reilly Motors"),
    ("7eleven", "7-Eleven Nordics"),
    ("dr horton", "D. R. Horton"),
    ("johnson and sons", "Johnson & Sons"),
    ("acme's", "Acme Corp"),
    # the company suffix, and the noise around a name
    ("acme", "Acme Corp"),
    ("Acme GmbH", "Acme Corp"),
    ("the trade desk", "Trade Desk (The)"),
    ("the globex opportunity", "Globex"),
    ("Globex Technologies", "Globex"),
    # some of the words, in any order, together or apart
    ("blue ocean", "Blue Ocean Logistics"),
    ("logistics ocean", "Blue Ocean Logistics"),
    ("blueocean", "Blue Ocean Logistics"),
    ("jp morgan", "JPMorgan Chase"),
    ("boeing renewal", "Boeing – 2026 renewal"),
    # the beginning of words, acronyms
    ("umb", "Umbrella Health"),
    ("hew pack", "Hewlett Packard Enterprise"),
    ("hpe", "Hewlett Packard Enterprise"),
    ("BoA", "Bank of America"),
    ("p&g", "Procter & Gamble"),
    ("gbg", "Granit Beton Group"),
    ("e.on", "E.ON"),
    ("pg&e", "PG&E"),
    ("elm st clinic", "Elm Street Clinic"),
    ("ryk zwart", "Rijk Zwart"),
    ("shri lakshmi", "Sri Lakshmi Mills"),
    ("hadley private limited", "Hadley Pvt. Ltd."),
    ("three rivers bank", "3 Rivers Bank"),
    ("seven eleven", "7-Eleven Nordics"),
    # one slip of the finger in a word
    ("globx", "Globex"),
    ("gloebx", "Globex"),
    ("initechh", "Initech"),
    ("inutech", "Initech"),
    ("umbrela helth", "Umbrella Health"),
    ("abotts", "Abbott Laboratories"),
    # in one of four letters, where the finger hit the key beside, or the ear was right
    ("acne", "Acme Corp"),
    ("akme", "Acme Corp"),
    ("acmne gmbh", "Acme Corp"),
    ("the akme deal", "Acme Corp"),
    # a name that is literally what was typed
    ("fjord", "Fjord"),
    ("Fjord Renewal", "Fjord Renewal"),
    # names without a Latin letter
    ("東京電力", "東京電力株式会社"),
    ("🚀", "🚀"),
    ("שלום", "שלום בע״מ"),
]

ASKED = [
    ("contoso", {"Contoso Ltd", "Contoso Retail"}),
    ("delta", {"Delta Freight", "Delta Dental Plans"}),
    ("dleta", {"Delta Freight", "Delta Dental Plans"}),
    ("boeing", {"Boeing – 2026 renewal", "Boeing – EMEA expansion"}),
    ("webor", {"Weber & Klein", "AT Weber"}),
    ("bank", {"Lead Bank", "3 Rivers Bank", "Bank of America"}),
]

UNKNOWN = [
    "Zorblatt", "Delta Technologies", "Acme Labs", "ac", "Blue Lagoon", "globe trotters", "Boeing 2027",
    "4 Rivers Bank", "bakor",
    "statk", "came", "cme", "bcme", "acwe",
    "the", "deal", "gmbh", "ltd", "my deal", "e", "", " ", "!!!", "\x00", "\ud800", "🦄",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "name"), MEANT)
def test_one_deal_is_meant(typed: str, name: str) -> None:
    assert resolve(typed, NAMES) == [name]


@pytest.mark.parametrize(("typed", "names"), ASKED)
def test_in_doubt_it_asks(typed: str, names: set[str]) -> None:
    assert set(resolve(typed, NAMES)) == names


@pytest.mark.parametrize("typed", UNKNOWN)
def test_an_unknown_name_is_never_another_deal(typed: str) -> None:
    names = [name for name in NAMES if name not in ("Stark Industries", "Trade Desk (The)")]
    assert resolve(typed, names) == []


@pytest.mark.parametrize(
    ("typed", "other"),
    [("globex", "Globe Life"), ("notion", "Live Nation"), ("migros", "Micro Devices"), ("figma", "Sigma"),
    ("Q3", "Q4"),
     ("acme", "Acne Studios"), ("audi", "Aldi"), ("vista", "Visa"), ("metal", "Meta"), ("sap", "Snap")],
)  # fmt: skip
def test_a_word_that_is_another_company_s_is_no_typo(typed: str, other: str) -> None:
    assert resolve(typed, [other]) == []


def test_a_short_word_after_a_name_is_no_slip_of_a_longer_name() -> None:
    names = ["Acme", "Acme Code"]
    assert leading("acme code review", names) == (len("acme code"), ["Acme Code"])
    assert leading("acme cose the gap", names) == (len("acme"), ["Acme"])
    assert leading("akme cose the gap", names) == (len("akme"), ["Acme"])


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("J.B. Hunt", ("jb", "hunt")),
        ("S&P Global", ("s&p", "global")),
        ("AT&T", ("at", "t")),
        ("Estée Lauder", ("estee", "lauder")),
        ("Straße ﬁrst", ("strasse", "first")),
        ("a\u200bcme", ("acme",)),
        ("& ", ("and",)),
        ("🚀", ("🚀",)),
    ],
)
def test_a_name_is_read_as_its_words(name: str, read: tuple[str, ...]) -> None:
    assert words(name) == read


SENTENCES = [
    ("moved acme to negotiation", [("acme", "Acme Corp")]),
    ("Acme Corp signed", [("Acme Corp", "Acme Corp")]),
    ("globex inc is in", [("globex inc", "Globex")]),
    ("move initech and pied piper to demo", [("initech", "Initech"), ("pied piper", "Pied Piper")]),
    ("/deal move lead bank lead", [("lead bank", "Lead Bank")]),
    ("march networks closes in march", [("march networks", "March Networks")]),
    ("we won Won Hospitality on monday", [("Won Hospitality", "Won Hospitality")]),
    ("move labs to negotiation", [("move labs", "Move Labs")]),
    ("7-eleven: 3 seats", [("7-eleven", "7-Eleven Nordics")]),
    ("johnson and sons, then globx", [("johnson and sons", "Johnson & Sons"), ("globx", "Globex")]),
    ("what about acme's renewal?", [("acme's", "Acme Corp")]),
    ("blueocean won", [("blueocean", "Blue Ocean Logistics")]),
    ("seeblick: 70%", [("seeblick", "Hotel Seeblick")]),
    ("Acme, Inc. is in", [("Acme, Inc.", "Acme Corp")]),
    ("stark ind. to demo", [("stark ind.", "Stark Industries")]),
    ("won Acme Corp. Call Jane", [("Acme Corp", "Acme Corp")]),
    ("7-11 nordics is in", [("7-11 nordics", "7-Eleven Nordics")]),
    ("march ntwks signed", [("march ntwks", "March Networks")]),
    ("delta freigt and contoso ret", [("delta freigt", "Delta Freight"), ("contoso ret", "Contoso Retail")]),
    ("東京電力株式会社を商談へ", [("東京電力株式会社", "東京電力株式会社")]),
    ("🚀 won", [("🚀", "🚀")]),
]


@pytest.mark.parametrize(("text", "found"), SENTENCES)
def test_names_are_found_in_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    told = NameIndex(NAMES).mentions(text)
    assert [(text[mention.start : mention.end], mention.name) for mention in told] == found


@pytest.mark.parametrize(
    "text",
    ["lead time is 3 weeks", "I lost my keys in march", "monday at noon", "we move on", "the bank called",
    "won again",
     "next steps with the trade team", "marsh land", "moved to the next round"],
)  # fmt: skip
def test_ordinary_words_mention_no_deal(text: str) -> None:
    assert NameIndex(NAMES).mentions(text) == []


def test_a_mention_of_several_deals_names_them_all() -> None:
    [mention] = NameIndex(NAMES).mentions("move delta to demo")
    assert (mention.name, set(mention.names)) == (None, {"Delta Freight", "Delta Dental Plans"})


def test_a_deal_called_by_an_ordinary_word_is_mentioned_with_a_capital() -> None:
    index = NameIndex(["Target"])
    assert [mention.name for mention in index.mentions("move Target to demo")] == ["Target"]
    assert index.mentions("we missed the target") == []


ANY_NAME = st.text(max_size=30) | st.lists(
    st.sampled_from("acme corp ocean blue & s p 東京 🚀 é".split())
).map(" ".join)
WORD = st.text(alphabet="abcde", min_size=4, max_size=8)


@given(ANY_NAME, st.lists(ANY_NAME, max_size=5))
def test_whatever_is_typed_resolving_gives_candidates(typed: str, names: list[str]) -> None:
    assert set(resolve(typed, names)) <= set(names)


@given(ANY_NAME.filter(lambda name: bool(words(name))))
def test_every_name_is_found_by_itself_and_by_its_keys(name: str) -> None:
    assert resolve(name, [name, "Globex"])[:1] == [name]
    stored = keys(name).words | keys(name).others
    assert whole_key(name) in stored
    assert all(stored.intersection(exact_forms(word)) for word in wanted_words(name)[0][:1])


@given(st.text(max_size=80), st.lists(ANY_NAME, max_size=5))
def test_whatever_is_typed_mentions_lie_in_the_text(text: str, names: list[str]) -> None:
    for mention in NameIndex(names).mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert set(mention.names) <= set(names)


@given(WORD, WORD)
def test_every_word_a_slip_away_lies_in_the_neighbourhood(typed: str, word: str) -> None:
    if not one_slip(typed, word):
        return
    [near, *_] = neighbourhoods(typed)
    halves = (
        near.first_half.low <= word < near.first_half.high or near.ending.low <= word[::-1] < near.ending.high
    )
    assert (halves and near.shortest <= len(word) <= near.longest) or word == near.swapped
    assert word in NearWords([word]).near(typed)
    assert alike(typed, [word]) == [word]
