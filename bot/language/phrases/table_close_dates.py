"""The patterns for when deals close: dates that are set, moved, promised or expected."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

CLOSE_DATES: tuple[Row, ...] = (
    *rows(
        Intent.CLOSE_DATE,
        (
            "RAISE|DELAY CLOSEN for|of|on <deals> WAY? from? TILL|by? <date>",
            "set the close date of acme to 15 april",
            "fcu",
        ),
        ("RAISE|DELAY <deals> CLOSEN WAY? TILL|by? <date>", "move initech close date to 15 april", "fcu"),
        ("RAISE|DELAY WAY? <deals> CLOSEN? WAY? by? <length> WAY?", "delay northwind by 2 weeks", "cu"),
        (
            "RAISE|DELAY CLOSEN of|for|on <deals> WAY? by? <length> WAY?",
            "push the close date of acme by 2 weeks",
            "cu",
        ),
        (
            "<deals> THEIRS? need|needs|want|wants|asked_for|asks_for|asking_for|requires|requested|"
            "will_need|would_like <length> to_decide|to_sign|to_close|to_think|to_finalize|to_finalise|"
            "for_it?",
            "acme needs two more weeks",
            "",
            Trait.LONGER,
        ),
        (
            "they|they'll|they_will|they'd|client|customer need|needs|want|wants|asked_for|would_like|like "
            "<length> to_decide|to_sign|to_close|to_think|for_it?",
            "acme: they need another week",
            "",
            Trait.LONGER,
            Trait.SPOKEN_OF,
        ),
        ("<deals> CLOSEN <length>", "acme close date two weeks later", ""),
        (
            "CLOSEN for|of|on|with? <deals> BE|should_be|s/b? BE? SLIP? TILL? <date>",
            "close date for march networks is april 10",
            "fcu",
            Trait.CLOSING,
            Trait.SHIFT,
        ),
        (
            "<deals> CLOSEN BE|should_be|s/b? BE? SLIP|GREW|EXPECTED? WAY? TILL|for? <date>",
            "globex expected close: March 27",
            "fc",
            Trait.SHIFT,
        ),
        (
            "<deals> CLOSEN BE? SLIP|GREW WAY? by? <length> WAY?",
            "acme close date slipped 2 weeks",
            "c",
            Trait.SHIFT,
        ),
        ("<deals> BE? BE? SLIP WAY? by? <length> WAY?", "acme slipped by a month", "c", Trait.SHIFT),
        (
            "<deals> wants_to|want_to|need_to|needs_to|asked_to|decided_to|asked_us_to|wants_us_to DELAY "
            "CLOSEN? WAY? TILL <date>",
            "acme wants to push to Q3",
            "f",
        ),
        ("<deals> BE? BE? SLIP WAY? WAY? TILL? <date>", "acme slipped to Q3", "fc", Trait.SHIFT),
        ("DELAY WAY? <deals> WAY? WAY? TILL|from? <date>", "push acme to Q3", "fcu", Trait.SHIFT),
        (
            "<deals> BE? will|to|'ll|going_to? CLOSES WAY? TILL|on|in? <date>",
            "wayne will close by friday",
            "fc",
        ),
        (
            "<deals> will|should|'ll|is_going_to be? closed|signed|done|won <date>",
            "acme will be signed by friday",
            "c",
        ),
        (
            "<deals> BE? EXPECTED to|for|in? be? CLOSES|closed|signed|signature? TILL|on|in? <date>",
            "acme is expected to close in april",
            "fc",
        ),
        (
            "expect|expecting|expected|forecast|forecasting|looking_at|aiming_for|planning|estimate|"
            "anticipate <deals> to|in|for? be? CLOSES|closed|signed? TILL? <date>",
            "expect acme to close in april",
            "fu",
        ),
        (
            "expect|expecting|plan|planning|aim|aiming|looking to CLOSES <deals> WAY? TILL|on|in|within? "
            "<date>",
            "expect to close acme by 1 june",
            "f",
        ),
        (
            "<deals> BE? confirmed|promised|told_us|told_me|say|said they're|they_are|they'll|they_will "
            "CLOSES "
            "TILL|on|in? <date>",
            "acme confirmed they're signing friday",
            "f",
        ),
        ("<deals> DELAY WAY? their CLOSEN WAY? TILL|by <date>", "acme moved their decision to 10 april", "f"),
        (
            "<deals> expects|expect|plans|plan|aims|aim|intends|intend|agreed|wants|want to CLOSES WAY? "
            "TILL|on|in? <date>",
            "acme expects to sign by mid april",
            "f",
        ),
        (
            "<deals> should|shall|gonna|ought_to|needs_to|has_to|must CLOSES WAY? TILL|on|in? <date>",
            "acme should close by friday",
            "f",
        ),
        ("CLOSES <deals> will|'ll? TILL|on? <date>", "closing acme by friday", "f", Trait.CLOSING),
        ("we'll|will|we_will|i'll|going_to CLOSES <deals> TILL|on? <date>", "we'll close acme by friday", ""),
        ("<deals> BE? CLOSES at|for <sum> TILL|on|in? <date>", "acme is closing at 52k this friday", "c"),
        ("RAISE <deals> to CLOSES TILL|on|in? <date>", "set acme to close on 4 may", "cu"),
        ("<deals> TILL <date>", "acme → end of april", ""),
        ("<deals> BE? EXPECTED <date>", "acme due friday", ""),
        ("<deals> CLOSEN? BE|SLIP? from? <date> →|to <date>", "acme close 4 may → 5 june", ""),
        ("<deals> CLOSEN TILL? <date>", "acme close friday", ""),
        ("<deals> <date>", "acme end of april", "", Trait.DAY_ALONE),
        ("RAISE|DELAY CLOSEN|<it> WAY? TILL|by? <date>", "move it to Q3", ""),
        ("RAISE|DELAY CLOSEN|<it>? WAY? by? <length> WAY?", "push it out two weeks", ""),
        ("DELAY WAY? TILL? <date>", "push to april", "", Trait.SHIFT),
        ("SLIP WAY? WAY? TILL? <date>", "slipped to Q3", "", Trait.SHIFT),
        ("SLIP WAY? by? <length>", "slipped two weeks", "", Trait.SHIFT),
        (
            "CLOSEN BE|should_be|s/b? SLIP|EXPECTED? TILL? <date>",
            "close date is 15 april",
            "",
            Trait.CLOSING,
            Trait.SHIFT,
        ),
        (
            "they'll|they_will|they_should|they_want_to|they_plan_to|they_expect_to|they_intend_to|"
            "it'll CLOSES WAY? "
            "TILL|on|in? <date>",
            "spoke to acme, they'll sign on friday",
            "",
        ),
        (
            "expect_to|expecting_to|plan_to|planning_to|aim_to|aiming_to|looking_to|should CLOSES it|this? "
            "TILL|on|in? <date>",
            "acme to negotiation, we expect to close by 30 june",
            "",
            Trait.SPOKEN_OF,
        ),
        (
            "we|we'll|we_will|we_should|they're_going_to|they_are_going_to|they_gonna|they're_gonna|"
            "they_are_gonna|gonna CLOSES TILL|on|in? <date>",
            "acme: negotiation, we close on 30 april",
            "",
            Trait.SPOKEN_OF,
        ),
        ("<it> will|should|'ll? CLOSES <date>", "it closes on friday", ""),
        (
            "expecting|expect|expects|awaiting PAPERS|signature|decision by|on|in|before? <date>",
            "acme: expecting the order by 20 march",
            "",
        ),
        ("new|revised|updated date BE|→|:? <date>", "acme delayed, new date 12 june", ""),
        (
            "date BE? is|→|:|to|changes_to|moves_to|changed_to|moved_to|now <date>",
            "acme amount 61k, date: 30 april",
            "",
        ),
    ),
)
