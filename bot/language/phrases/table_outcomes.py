"""The patterns for how deals end: wins and losses."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

OUTCOMES: tuple[Row, ...] = (
    *rows(
        Intent.WIN,
        ("WON PAPERS with|from|at|for <deals>", "signed the contract with acme", "fc"),
        (
            "got|have|received|in|just_got signed? signature|contract|order|po|"
            "purchase_order|go|go_ahead|yes|green_light|PAPERS signed|back? from|with|at <deals>",
            "got the signed contract from acme",
            "fc",
        ),
        (
            "PAPERS with|from|for <deals> BE? signed|won|in|done|closed|sealed|final|executed",
            "the contract with acme is signed",
            "c",
        ),
        (
            "PAPERS with|from|for <deals> came_in|arrived|received|came_through|came_back|landed|returned",
            "sign-off from acme came in",
            "c",
        ),
        (
            "<deals> BE? sent|returned|sent_back|sent_over signed|countersigned PAPERS",
            "acme sent back the signed contract",
            "c",
        ),
        (
            "<deals> second|2nd|third|repeat|new|follow_on? PAPERS BE? back? PAPERED",
            "acme contract is signed",
            "c",
        ),
        (
            "<deals> BE? BE? chose|picked|selected|went_with|going_with|signed_with|go_with|decided_for us",
            "acme chose us",
            "fc",
        ),
        (
            "<deals> THEIRS? BE? BE? accepted|signed|approved|agreed_to|agreed|returned|bound|"
            "countersigned|signed_off_on|said_yes_to PAPERS|our_price",
            "acme signed the contract",
            "fc",
        ),
        ("<deals> BE? BE? SIGNED", "Stark signed today for $760k", "c"),
        (
            "PAPERS signed|countersigned|accepted|approved|received|executed by|with|at|from <deals>",
            "contract signed by acme",
            "c",
        ),
        ("<deals> <sum> won|signed|closed_won", "acme 52k won", "c"),
        ("<sum> <deals> won|signed|closed|closed_won", "52k acme closed", "c"),
        (
            "<deals> BE? signed|closed|agreed_to <length> PAPERS",
            "acme signed a 2 year contract",
            "c",
        ),
        (
            "<deals> BE? ordered|bought|purchased|booked|reserved|took|confirmed <things>",
            "acme ordered 3 pallets, 11k",
            "",
            Trait.BOUGHT,
        ),
        ("<deals> BE? sold for|at <sum>", "acme sold for 600k", "c"),
        (
            "<deals> BE? said_yes|committed to <things>",
            "acme said yes to the annual plan, 12k",
            "",
            Trait.BOUGHT,
        ),
        ("sold <deals> <things>", "sold acme the pro plan, 12k", "", Trait.BOUGHT),
        (
            "<deals> PAPERS for|of|over|worth <sum> BE? received|in|signed|came_in|arrived|confirmed|placed",
            "acme po for 52k received",
            "c",
        ),
        ("<deals> accepted|agreed_to|signed our? <sum> PAPERS", "acme accepted our 95k offer", "c"),
        ("WON <deals>", "won Globex, 120k", "cu"),
        (
            "<deals> we|we've|i|i've have? won|signed|closed|landed|bagged|got it|them?",
            "acme we have won",
            "",
        ),
        (
            "<person> for|on closing|winning|landing|signing|bagging|getting <deals>",
            "kudos to @kim for closing acme",
            "ac",
        ),
        ("<deals> bagged|nailed|secured|clinched|locked_in", "acme bagged, 9k", ""),
        ("beat|outbid <words> at|for|on|to|with <deals>", "beat oracle at acme, 205k", ""),
        ("got <deals> over line", "got acme over the line", "c"),
        ("got <deals>", "we got the Stark deal", "c"),
        ("win|victory|deal_done|done_deal|sale <date>? for|at|with|against? <deals>", "big win: acme", "c"),
        ("<deals> is|are|'s done", "acme is done! 122k", "", Trait.AGREED),
        ("<deals> tender|bid|pitch|rfp BE? won", "acme tender won", "c"),
        ("<deals> is|are|was|'s yes", "acme is a yes", "c"),
        ("it's|got? yes from <deals>", "a yes from acme", "c"),
        ("MARK|chalk_up|put_down|put <deals> as|down_as? win", "mark acme as a win", "c"),
        ("<deals> is|are|'s? in|confirmed", "acme are in! 118k", "c", Trait.AGREED),
        (
            "<deals> told_me|told_us|confirmed|says|said they're|they_are in|on_board|going_ahead|good_to_go",
            "acme told me they're in, 119k",
            "",
            Trait.AGREED,
        ),
        ("they're|they_are|it's|we're in|confirmed", "just spoke to acme, they're in! 90k", "", Trait.AGREED),
        (
            "<deals> job|work|install|installation|fitting|project|delivery BE? done|finished|complete|"
            "completed",
            "acme job finished",
            "c",
            Trait.BY_WORK,
        ),
        ("job_done|all_done|finished|finished_up|done at <deals>", "job done at acme", "", Trait.BY_WORK),
        ("<deals> they|they've|they're BE? BE? SIGNED PAPERS?", "acme - they signed", "c"),
        ("<it> BE? SIGNED", "it's signed", ""),
        ("signed|countersigned|signed_up <date>?", "acme is done, signed this morning", "c", Trait.SPOKEN_OF),
        (
            "contract|agreement|paperwork|papers BE? back? signed|countersigned",
            "agreed at 61k, contract signed",
            "",
        ),
        (
            "po|purchase_order BE? signed|received|in|came_in|confirmed|arrived|landed|in_hand",
            "all agreed, po received",
            "",
        ),
        ("they|they've|they're|he|she|customer|client BE? BE? SIGNED PAPERS?", "they signed", ""),
        ("BE? SIGNED PAPERS?", "good news from acme: accepted", "", Trait.SPOKEN_OF),
        (
            "<person> brought_it_home|got_it_done|pulled_it_off|got_it_over_line|closed_it|won_it|landed_it|"
            "nailed_it|sealed_it",
            "acme: @kim brought it home",
            "c",
            Trait.SPOKEN_OF,
        ),
        (
            "done_deal|deal_done|signed_and_sealed at|for? <sum>",
            "acme approved it. done deal at 65k",
            "c",
            Trait.SPOKEN_OF,
        ),
        (
            "won|secured|clinched|landed tender|bid|pitch|rfp|rfq|deal|job|contract|order|account|business",
            "acme: won the tender",
            "c",
            Trait.SPOKEN_OF,
        ),
    ),
    *rows(
        Intent.LOSE,
        ("<deals> BE? BE? GONE", "acme said no", "c"),
        (
            "<deals> BE? BE? GONE on|to|over|because|due|bc|cuz|cos|since|for|as|BECAUSE",
            "acme lost on price",
            "fc",
        ),
        ("<deals> BE? BE? RIVAL OTHERS?", "acme went with a competitor", "fc", Trait.RIVAL),
        (
            "<deals> PAPERS|tender|bid|pitch|rfp BE? lost|rejected|declined|cancelled|canceled|"
            "fell_through|dead|off",
            "acme tender lost, price too high",
            "c",
        ),
        ("<deals> is|are|was|'s no", "acme is a no", "c"),
        ("it's|got? no from <deals>", "a no from acme", "c"),
        ("MARK|chalk_up|put_down|put <deals> as|down_as? loss", "mark acme as a loss", "c"),
        ("we're|we_are out at|of <deals>", "we're out at acme", ""),
        ("<deals> <sum> lost|closed_lost", "acme 52k lost", "c"),
        ("<deals> we|we've have? lost it|them?", "acme we have lost", ""),
        (
            "<deals> we|we've have? lost it|them? on|to|over|because|due|bc|since|for|BECAUSE",
            "acme we have lost to a cheaper offer",
            "f",
        ),
        ("LOST <deals>", "lost hooli on price", "fcu", Trait.LOST_THING),
        ("no luck|joy with|at|on <deals>", "no luck with acme, too expensive", ""),
        ("didn't get|win|land|close <deals>", "didn't get acme, too expensive", "", Trait.DENIED),
        ("LOST PAPERS with|from|at? <deals>", "lost the order from acme", "fc"),
        ("<deals> they BE? GONE", "acme - they passed", "c"),
        (
            "PAPERS with|from|for|on <deals> BE? fell_through|fallen_through|declined|rejected|"
            "cancelled|canceled|lost|dead",
            "offer on acme fell through",
            "c",
        ),
        (
            "<deals>|they|customer|client|party went_to|went_with|gone_to|gone_with|going_to|"
            "going_with|awarded_to "
            "other|another supplier|vendor|provider|party|company|firm|shop",
            "acme went to another supplier",
            "f",
        ),
        (
            "<deals> BE? not|isn't|aren't|no_longer interested in our|us|buying|working|going",
            "acme is not interested in our product",
            "f",
        ),
        (
            "<deals> THEIRS killed|cancelled|canceled|pulled|stopped|axed|scrapped|rejected|declined "
            "it|deal|project|order",
            "acme's cfo killed the deal",
            "c",
        ),
        (
            "<deals> BE? went_to|gone_to|lost_to|going_to competition|competitor|competitors|rival|incumbent|"
            "someone_else",
            "acme went to the competition",
            "c",
        ),
        ("<it> BE? GONE", "it's dead", ""),
        ("killing|dropping|closing_out|binning|scrapping <it>?", "acme went quiet, killing it", ""),
        ("LOST to <words> on|at|for <deals>", "lost to oracle at acme", "c"),
        ("LOST <it>", "lost it on price", "f"),
        ("LOST on|over|to|because|due_to", "lost on price", "f"),
        ("lost", "acme: we lost, they preferred a local partner", "", Trait.SPOKEN_OF),
        (
            "lost|lose tender|bid|pitch|rfp|rfq|deal|job|contract|order|account|business",
            "acme: lost the tender",
            "c",
            Trait.SPOKEN_OF,
        ),
        ("they|they're|he|she BE? GONE", "they said no", ""),
        ("they BE? RIVAL", "they went with a competitor", "f", Trait.RIVAL),
    ),
)
