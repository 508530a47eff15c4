"""The patterns for a deal's way through its stages: moves, wins, losses, reopening."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows

STAGES: tuple[Row, ...] = (
    *rows(
        Intent.REOPEN,
        ("REOPEN <deals> in|to|at|into|as <stage>", "reopen acme in negotiation", "u"),
        ("REOPEN <deals>", "reopen acme", "fu"),
        ("<deals> BE? back on|in|from table|business|track|game|dead|life|alive?", "acme is back on", ""),
        ("<deals> BE? alive|revived|reopened again?", "acme is alive again", ""),
        ("bring|brought <deals> back", "bring acme back", ""),
    ),
    *rows(
        Intent.MOVE,
        ("MOVE <deals> WAY? from <stage> TO <stage>", "moved acme from demo to proposal", "facu"),
        ("MOVING WAY? TO <stage>", "moving to negotiation", ""),
        ("MOVE <deals> stage|status? WAY? TO <stage>", "moved acme to negotiation", "facu"),
        ("MOVED <deals> WAY? TO <stage>", "we finally moved acme to negotiation", "fac"),
        ("MOVING <deals> WAY? TO <stage>", "moving acme to negotiation", "fcu"),
        ("MARK <deals> <stage>", "mark acme won", "cu"),
        ("MARK <deals> as|down_as|to|is|→ <stage>", "mark acme as won", "fcu"),
        ("MOVE stage|status of|for|on <deals> TO <stage>", "set the stage of acme to demo", "cu"),
        ("skip|skipped <deals> ahead|straight? TO <stage>", "skip acme to proposal", "c"),
        ("<deals> BE? BE? GOES from <stage> TO <stage>", "acme went from demo to proposal", "fc"),
        ("<deals> BE? BE? GOES WAY? TO <stage>", "cyberdyne moved to proposal stage", "fc"),
        (
            "<deals> BE? BE? entered|reached|hit|in|entering|into|past <stage>",
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
        ("<deals> → <stage>", "acme → negotiation", "fc"),
        ("<deals> WAY? TO <stage>", "acme back to proposal", "c"),
        ("<deals> stage|status BE? TO? <stage>", "acme stage: demo", "c"),
        ("stage|status <deals> TO? <stage>", "stage acme proposal", ""),
        ("stage|status of|for|on <deals> BE? TO? <stage>", "stage for acme is demo", "c"),
        ("<deals> BE? BE? ready|set for <stage>", "acme is ready for proposal", ""),
        (
            "start|started|entered|began|in|opened|starting|into|entering|beginning <stage> with|for <deals>",
            "started negotiation with acme",
            "",
        ),
        ("MOVE <deals> WAY? <stage>", "move hooli proposal", ""),
        ("MOVE WAY? to|into|→ <stage> <deals>", "move to demo: acme", ""),
        ("GOES WAY? TO <stage>", "moved to negotiation", ""),
        ("MOVE <it>? WAY? TO <stage>", "put it back to negotiation", "f"),
        ("<it> BE? GOES? WAY? TO <stage>", "it's in negotiation", ""),
        ("stage BE|→? <stage>", "stage: demo", ""),
        ("→ <stage>", "→ demo", ""),
        ("on to <stage>", "on to proposal", ""),
        ("they're <stage>", "they're qualified", ""),
    ),
    *rows(
        Intent.WIN,
        ("WON PAPERS with|from|at|for <deals>", "signed the contract with acme", "fc"),
        (
            "got|have|received|in|just_got signed? signature|contract|order|po|"
            "purchase_order|go|yes|green_light|PAPERS signed|back? from|with|at <deals>",
            "got the signed contract from acme",
            "fc",
        ),
        (
            "PAPERS with|from|for <deals> BE? signed|won|in|done|closed|sealed|final",
            "the contract with acme is signed",
            "c",
        ),
        (
            "<deals> PAPERS BE? signed|won|done|closed|sealed|accepted|final|came_in|arrived|received",
            "acme contract is signed",
            "c",
        ),
        (
            "<deals> BE? BE? chose|picked|selected|went_with|going_with|signed_with|go_with|decided_for us",
            "acme chose us",
            "fc",
        ),
        (
            "<deals> BE? BE? accepted|signed|approved|agreed_to|agreed|returned|"
            "countersigned|signed_off_on PAPERS",
            "acme signed the contract",
            "fc",
        ),
        ("<deals> BE? BE? SIGNED", "Stark signed today for $760k", "c"),
        ("WON <deals>", "won Globex, 120k", "cu"),
        (
            "<person> for|on closing|winning|landing|signing|bagging|getting <deals>",
            "kudos to @kim for closing acme",
            "ac",
        ),
        ("got <deals>", "we got the Stark deal", "c"),
        ("win|victory|deal_done|done_deal|sale for|at|with|against? <deals>", "big win: acme", "c"),
        ("<it> BE? SIGNED", "it's signed", ""),
        ("they|he|she|customer|client? BE? BE? SIGNED PAPERS?", "they signed", ""),
    ),
    *rows(
        Intent.LOSE,
        ("<deals> BE? BE? GONE", "acme said no", "c"),
        (
            "<deals> BE? BE? GONE on|to|over|because|due|bc|cuz|cos|since|for|as|BECAUSE",
            "acme lost on price",
            "fc",
        ),
        ("<deals> BE? BE? RIVAL OTHERS?", "acme went with a competitor", "fc"),
        ("LOST <deals>", "lost hooli on price", "fcu"),
        ("didn't get|win|land|close <deals>", "didn't get acme, too expensive", ""),
        ("LOST PAPERS with|from|at? <deals>", "lost the order from acme", "fc"),
        ("<it> BE? GONE", "it's dead", ""),
        ("LOST <it>", "lost it on price", "f"),
        ("LOST on|over|to|because|due_to", "lost on price", "f"),
        ("they BE? GONE", "they said no", ""),
        ("they BE? RIVAL", "they went with a competitor", "f"),
    ),
    *rows(
        Intent.MOVE,
        ("<deals> IS? TO? <stage>", "Fabrikam: demo", ""),
        ("<stage> <deals>", "qualified acme", ""),
    ),
)
