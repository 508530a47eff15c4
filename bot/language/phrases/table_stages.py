"""The patterns for a deal's way through its stages: moves, reopening, and mere states, which come last."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

STAGES: tuple[Row, ...] = (
    *rows(
        Intent.REOPEN,
        ("REOPEN <deals> in|to|at|into|as <stage>", "reopen acme in negotiation", "u"),
        ("REOPEN <deals>", "reopen acme", "fu"),
        ("REOPEN in|to|at|into|as <stage>", "acme came back, reopen in demo", ""),
        (
            "<deals> BE? back on|in|from table|business|track|game|dead|life|alive|play|running?",
            "acme is back on",
            "",
        ),
        (
            "<deals> THING? BE? alive|revived|reopened|reopen|reactivated|resurrected again?",
            "acme is alive again",
            "",
        ),
        ("bring|brought <deals> back", "bring acme back", ""),
    ),
    *rows(
        Intent.MOVE,
        ("MOVE <deals> WAY? from <stage> TO <stage>", "moved acme from demo to proposal", "facu"),
        ("MOVING WAY? TO <stage>", "demo at acme done, moving to negotiation", "c"),
        # In a channel "going to demo" is as often what they will do.
        ("going TO <stage>", "demo at acme done, going to negotiation", ""),
        ("<deals> BE? going TO <stage>", "acme is going to negotiation", ""),
        ("MOVE <deals> stage|status? WAY? TO <stage>", "moved acme to negotiation", "facu"),
        ("MOVING <deals> WAY? from <stage> TO <stage>", "moving acme from demo to proposal", "fcu"),
        (
            "<deals> needs_to|need_to|should|has_to|must be|go|move|get MOVED|in|at? WAY? TO? <stage>",
            "acme needs to be moved to proposal",
            "",
        ),
        ("MOVED <deals> WAY? TO <stage>", "we finally moved acme to negotiation", "fac"),
        ("MOVING <deals> WAY? TO <stage>", "moving acme to negotiation", "fcu"),
        ("MARK <deals> <stage>", "mark acme won", "cu"),
        (
            "MARK|closing|closing_out|marking <it>? out? as <stage>",
            "acme ghosted us, closing as lost",
            "c",
            Trait.SPOKEN_OF,
        ),
        ("marking|closing|calling <it> as? <stage>", "acme went cold, marking it lost", "c", Trait.SPOKEN_OF),
        ("MARK|closing|closing_out <deals> as|down_as|to|is|→ <stage>", "mark acme as won", "fcu"),
        ("MOVE <deals> on <stage>", "put acme on proposal", ""),
        (
            "<deals> BE? moving|heading|progressing|advancing WAY? TO <stage>",
            "acme is moving to negotiation",
            "c",
        ),
        ("MOVE stage|status of|for|on <deals> TO <stage>", "set the stage of acme to demo", "cu"),
        ("skip|skipped <deals> ahead|straight? TO <stage>", "skip acme to proposal", "c"),
        ("<deals> BE? BE? GOES from <stage> TO <stage>", "acme went from demo to proposal", "fc"),
        ("<deals> BE? since|as_of|from <date> in|at <stage>", "acme is since today in negotiation", "c"),
        ("<deals> BE? BE? GOES|MOVED WAY? TO <stage>", "cyberdyne moved to proposal stage", "fc"),
        (
            "<deals> BE? BE? GOES|MOVED WAY? one|two|2|three|3? stage|step|phase|stages|steps WAY? TO "
            "<stage>",
            "acme moved back one stage to demo",
            "c",
        ),
        (
            "<deals> BE? BE? entered|reached|hit|in|at|entering|into|past <stage>",
            "acme reached negotiation",
            "c",
        ),
        ("<deals> <stage> → <stage>", "acme proposal → negotiation", "c"),
        ("<deals> from <stage> TO <stage>", "acme from demo to proposal", "c"),
        (
            "<deals> <stage> BE? done|finished|complete|completed|over TO <stage>",
            "acme demo done → proposal",
            "c",
        ),
        ("<deals> → <stage> → <stage>", "acme → demo → proposal", "c"),
        ("<deals> → <stage>", "acme → negotiation", "fc"),
        (
            "<deals> <stage> BE? started|begun|begins|kicked_off|underway|under_way|in_progress|ongoing",
            "acme negotiation started",
            "c",
        ),
        ("<deals> <words> → <stage>", "acme legal review done → negotiation", ""),
        ("<deals> WAY? TO <stage>", "acme back to proposal", "c"),
        ("<deals> stage|status BE? TO? <stage>", "acme stage: demo", "c"),
        ("stage|status <deals> TO? <stage>", "stage acme proposal", ""),
        ("stage|status of|for|on <deals> BE|should_be|s/b? TO? <stage>", "stage for acme is demo", "c"),
        ("<deals> BE? BE? ready|set for <stage>", "acme is ready for proposal", ""),
        (
            "start|started|created|set_up|kicked_off|entered|began|in|opened|starting|into|entering|"
            "beginning <stage> with|for <deals>",
            "started negotiation with acme",
            "c",
        ),
        ("MOVE <deals> WAY? <stage>", "move hooli proposal", ""),
        ("back|over to|in|into <stage> with|for <deals>", "back to demo with acme", ""),
        (
            "move|advance|promote|bump|push <deals> WAY? to? next stage|step|phase",
            "bump acme to the next stage",
            "u",
        ),
        ("move|advance|promote <deals>", "move acme", "u"),
        ("MOVE WAY? to|into|→ <stage> <deals>", "move to demo: acme", ""),
        ("GOES WAY? TO <stage>", "moved to negotiation", ""),
        ("set|change|update stage|status TO? <stage>", "acme: set stage to proposal", "", Trait.SPOKEN_OF),
        ("MOVE <it>? WAY? TO <stage>", "put it back to negotiation", "f"),
        ("<it> BE? GOES? WAY? TO <stage>", "it's in negotiation", ""),
        ("new? stage|status BE|→? <stage>", "stage: demo", ""),
        ("MARK as? <stage>", "acme has no budget, close as lost", ""),
        ("ready|set to|for MOVE|go? WAY? TO? <stage>", "good call, ready to move to negotiation", ""),
        ("→ <stage>", "→ demo", ""),
        ("on_to|onto|into <stage>", "on to proposal", ""),
        ("straight|directly to|into <stage>", "acme: no demo, straight to proposal", "", Trait.SPOKEN_OF),
        ("they're|they_are|we're in|at|into? <stage>", "they're in negotiation", "c", Trait.SPOKEN_OF),
    ),
)

STATES: tuple[Row, ...] = (
    *rows(
        Intent.MOVE,
        (
            "<deals> is|are|are_both|are_all|has_been|have_been|got <stage>",
            "acme is qualified",
            "c",
            Trait.DONE_STAGE,
        ),
        ("<deals> <stage>", "acme qualified", "c", Trait.DONE_STAGE),
        ("<deals> BE? <stage> in", "acme booked in", ""),
        ("<deals> IS? TO? <stage>", "Fabrikam: demo", "", Trait.STATE),
        ("<stage> with <deals>", "negotiating with acme", "", Trait.HEADING),
        ("<stage> <deals>", "qualified acme", "", Trait.HEADING),
    ),
)
