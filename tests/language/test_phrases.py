"""Plain messages: what each does, what does nothing, and that nothing typed can break the reader."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.stages import seven_phases, trades, wholesale
from bot.language import commands as c
from bot.language.context import Context
from bot.language.dry_run import context_of
from bot.language.explain import explain
from bot.language.phrases import Conversation, Heard, Reading, read
from bot.language.phrases.intents import Intent, Row
from bot.language.phrases.table import ROWS
from bot.language.verbs import VERBS
from tests.language.messages import HEADER, Message, context, messages, told

CONTEXT = context()
TABLE = list(messages())
ZEPHYR = 10


def heard(
    text: str, kind: Heard = Heard.DIRECT, within: Context = CONTEXT, **conversation: object
) -> Reading:
    return read(text, within, Conversation(kind, bot="UBOT", **conversation))  # type: ignore[arg-type]


@pytest.mark.parametrize("message", TABLE, ids=lambda message: f"{message.heard}: {message.text}")
def test_a_message_does_what_the_table_says(message: Message) -> None:
    assert told(heard(message.text, message.heard)) == message.does


def test_the_table_is_large_and_a_third_of_it_does_nothing() -> None:
    assert len(TABLE) >= 300
    assert sum(message.does == "nothing" for message in TABLE) >= len(TABLE) / 3


@pytest.mark.parametrize("message", [m for m in TABLE if m.does == "nothing"], ids=lambda m: m.text)
def test_what_does_nothing_in_a_direct_message_or_channel_is_silent(message: Message) -> None:
    assert heard(message.text, message.heard).silent


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_pattern_reads_its_example(row: Row) -> None:
    within = context_of(
        {**HEADER, "deals": [{"name": name, "close_date": "2026-03-20"} for name in EXAMPLE_DEALS]}
    )
    reading = heard(row.example.replace("@kim", "<@UKIM>"), within=within, deal=1, deal_name="Acme")
    done = {command.verb for command in reading.actions}
    closes = {"won", "lost"} if row.intent is Intent.MOVE else set()
    verb = "log" if row.intent is Intent.TOUCH else str(row.intent)
    assert done & {verb, *closes}


EXAMPLE_DEALS = (
    "Acme;Fabrikam;Hooli;Globex;Initech;Wayne;Northwind;Cyberdyne;Stark;March Networks;Pied Piper".split(";")
)

_PLAIN_EXAMPLES = [
    example.removeprefix("/deal ")
    for verb in VERBS
    if verb.says
    for example in verb.examples
    if example.startswith("/deal ") and len(example.split()) > 3 and '"' not in example
]


@pytest.mark.parametrize("example", _PLAIN_EXAMPLES)
def test_what_help_shows_is_understood_without_the_slash(example: str) -> None:
    within = context_of({**HEADER, "deals": [{"name": "Acme"}]})
    reading = heard(example.replace("@kim", "<@UKIM>"), within=within)
    verb = example.split()[0]
    spelled = {verb} | {v.name for v in VERBS if verb in (v.name, *v.aliases)}
    assert spelled & {command.verb for command in reading.actions}


def test_a_thread_speaks_of_the_deal_of_its_card() -> None:
    reading = heard("moved to negotiation, 50k", deal=ZEPHYR, deal_name="Zephyr")
    assert told(reading) == "move Zephyr to Negotiation; amount Zephyr 50000"


@pytest.mark.parametrize("words", ["move it to demo", "move that one to demo", "it's in demo now", "→ demo"])
def test_it_is_the_last_deal_of_the_conversation(words: str) -> None:
    assert told(heard(words, deal=ZEPHYR, deal_name="Zephyr")) == "move Zephyr to Demo"


def test_it_without_a_deal_before_asks_which() -> None:
    reading = heard("move it to demo")
    assert told(reading) == "move which? to Demo"
    assert [each.missing for each in reading.undecided] == ["deal"]


def test_the_deals_that_a_name_can_mean_are_all_offered() -> None:
    (undecided,) = heard("move contour to demo").undecided
    assert [name for _, name in undecided.deals] == ["Contour Labs", "Contour Media"]


def test_a_longer_name_is_another_deal() -> None:
    reading = heard("move Zephyr Aerospace to demo")
    assert told(reading) == "move unknown Zephyr Aerospace to Demo"


def test_an_edit_of_rainmakers_own_mention_is_no_colleague() -> None:
    assert told(heard("<@UBOT> move zephyr to demo", Heard.MENTION)) == "move Zephyr to Demo"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("moved acme to value proposition", "Value proposition"),
        ("acme is in negotiations", "Negotiation"),
        ("acme lead qualification", "Lead qualification"),
        ("acme to interaction", "Lead interaction"),
    ],
)
def test_the_seven_phases_are_understood(text: str, stage: str) -> None:
    within = context_of({**HEADER, "stages": None, "deals": [{"name": "Acme"}]})
    (move,) = heard(text, within=within).actions
    assert move == c.MoveDeal(c.Picked(1), stage)


@pytest.mark.parametrize(
    ("pipeline", "text", "done"),
    [
        (wholesale(), "acme got their samples, moved to sample", c.MoveDeal(c.Picked(1), "Sample")),
        (wholesale(), "acme to credit check", c.MoveDeal(c.Picked(1), "Credit check")),
        (trades(), "mrs patel's job is booked for friday", None),
        (trades(), "moved acme to booked", c.MoveDeal(c.Picked(1), "Booked")),
        (trades(), "moved acme to done", c.WinDeal(c.Picked(1))),
        (seven_phases(), "moved acme to conversion", c.WinDeal(c.Picked(1))),
    ],
)
def test_stages_are_the_companys_own(pipeline: object, text: str, done: c.Command | None) -> None:
    within = context_of({**HEADER, "deals": [{"name": "Acme"}]})
    within = replace(within, workspace=replace(within.workspace, pipelines=(pipeline,)))
    assert heard(text, within=within).actions == ((done,) if done else ())


def test_the_reasons_of_a_reading_name_the_words() -> None:
    reading = heard("moved Zephyr to negotiation, follow up next Tue")
    read_as = {because.words: because.read_as for because in reading.why}
    assert read_as["Zephyr"] == "deal Zephyr"
    assert read_as["next Tue"] == "date 2026-03-10"


def test_a_reading_is_explained_as_plain_data() -> None:
    explained = explain(
        heard("moved Zephyr to negotiation, remind <@UKIM> to call them tuesday 3pm"), CONTEXT
    )
    move, follow_up = explained["actions"]
    assert (move["action"], move["deal"], move["stage"]) == ("move_stage", "Zephyr", "Negotiation")
    assert (follow_up["when"], follow_up["assignee"]) == ("2026-03-10T15:00", "UKIM")
    assert json.loads(json.dumps(explained)) == explained


def test_what_is_missing_is_explained() -> None:
    (move,) = explain(heard("move contour to demo"), CONTEXT)["actions"]
    assert (move["deal"], move["needs"]) == (None, "choose_deal")
    assert move["deal_candidates"] == ["Contour Labs", "Contour Media"]


WORDS = st.sampled_from(
    """
    zephyr halcyon contour moved to negotiation demo won lost 50k €1.2M 60% friday Q3 <@UKIM> , . ? ! : → -
    ( ) if not undo note follow up with remind me call new deal: Nordlys the and & ``` ` > " because price it
    should could
    """.split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(Heard))
def test_any_words_of_the_trade_make_a_reading(text: str, kind: Heard) -> None:
    reading = heard(text, kind)
    for command in (*reading.actions, *reading.questions):
        assert c.decode(c.encode(command)) == command
    assert all(each.action < len(reading.actions) for each in reading.undecided)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(Heard))
def test_any_text_at_all_makes_a_reading(text: str, kind: Heard) -> None:
    explain(heard(text, kind), CONTEXT)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "move ",
        "zephyr ",
        "zephyr to demo, ",
        '"',
        "“",
        "`",
        ">",
        "1 ",
        "next tuesday at 3pm ",
        ":",
        "(",
        "~a",
        " - ",
        "-> ",
    ],
)
def test_a_long_hostile_message_is_read_like_any_other(unit: str) -> None:
    reading = heard((unit * 4_000)[:4_000])
    assert len(reading.actions) < 200


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        [
            m.text
            for m in TABLE
            if m.does != "nothing" and m.heard is Heard.CHANNEL and not re.search(r"[.!] ", m.text)
        ]
    )
)
def test_a_question_mark_silences_a_channel(text: str) -> None:
    assert heard(f"{text.rstrip('!')}?", Heard.CHANNEL).actions == ()


@pytest.mark.parametrize("opening", ["if legal agrees, ", "I think ", "maybe ", "> ", "not true: "])
@pytest.mark.parametrize("text", ["we won zephyr", "moved halcyon to demo", "we lost zephyr on price"])
def test_a_doubt_silences_a_report(opening: str, text: str) -> None:
    assert heard(opening + text).actions == ()
