"""The patterns for a deal's figures: new deals, amounts, odds and close dates."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

FIGURES: tuple[Row, ...] = (
    *rows(
        Intent.ADD,
        (
            "ADD|got|have|landed|we've_got|there's|caught|received|meet|found NEW? THING THING? FROM? FROM?",
            "got a new lead: Oscorp, 20k",
            "f",
        ),
        ("NEW THING THING? FROM? FROM?", "new opp: Oscorp (80k) closing Q3", "fc"),
        ("NEW one|name FROM?", "a new one, Oscorp, 20k", "f"),
        (
            "met|spoke_to|talked_to <deals> at|in|on|during|from <words> NEW THING",
            "met Oscorp at the fair - new lead",
            "fu",
        ),
        ("inbound|inbound_request|inbound_lead|referral from|:", "inbound from Oscorp, 40k", "f"),
        ("NEW THING <date> FROM?", "new lead today: Oscorp", "f"),
        ("ADD|got|have|caught|received NEW? THING <date> FROM?", "got a new lead today: Oscorp", "f"),
        (
            "ADD|got|have|caught|received? NEW THING THING? from|via|through|by webinar|website|linkedin|"
            "referral|fair|trade_fair|trade_show|event|conference|inbound|partner|email|phone|ad|ads|expo|"
            "cold_call|google|instagram|facebook :",
            "new lead from the webinar: Oscorp",
            "f",
            Trait.LABEL,
        ),
        ("ADD NEW one? FROM?", "add a new one: Oscorp", "f"),
        ("<deals> IS? NEW THING", "Oscorp: new deal 40k", "fu"),
        ("ADD <deals> as NEW? THING", "set up Oscorp as a new opportunity", "fu"),
        ("lead|opp|opportunity|prospect|enquiry|inquiry :", "lead: Oscorp, 20k", "f", Trait.LABEL),
        ("ADD", "add Oscorp 20k to the pipeline", "f"),
        ("new", "new: Oscorp 20k", "f"),
    ),
    *rows(
        Intent.AMOUNT,
        ("RAISE <deals> AMOUNT? by <more>", "increase acme by 10k", "u"),
        ("add|added <more> to|for|on <deals>", "add 10k to acme", "u"),
        ("<deals> AMOUNT? <sum> → <sum>", "acme 50k → 60k", "fc"),
        ("<deals> AMOUNT? from? <number> → <sum>", "acme 50 → 60k", ""),
        ("<deals> BE? GREW TO <sum> from <number>", "acme up to 60k from 50", ""),
        ("<deals> BE|went|goes? RISE|FALL by? <more>", "acme went up 10k", "fc"),
        ("<deals> is? <more> less|lower|smaller", "acme is 10k less", ""),
        ("<deals> AMOUNT? <signed>", "acme +10k", ""),
        ("take|took|knock|knocked <more> off|from <deals>", "knock 5k off acme", "u"),
        ("RISE|FALL <deals> AMOUNT? <unclear>", "raise acme 10k", "u"),
        ("RAISE <deals> AMOUNT from <sum> TO <sum>", "change acme amount from 50k to 60k", "c"),
        ("RAISE <deals> from <sum> TO <sum>", "bump acme from 50k to 60k", "c"),
        ("RAISE <deals> AMOUNT|WAY? TO? <sum>", "bump acme to 60k", "fcu"),
        ("RAISE <deals> AMOUNT TO? <number>", "set acme amount to 900", "fcu"),
        (
            "RAISE AMOUNT of|for|on <deals> from <sum> TO <sum>",
            "change the value of acme from 50k to 60k",
            "c",
        ),
        (
            "RAISE our|their|its AMOUNT of|for|on <deals> TO? <number>",
            "lower our price for acme to 60k",
            "fcu",
        ),
        ("RAISE AMOUNT of|for|on <deals> TO? <number>", "set the value of acme to 60k", "fcu"),
        ("AMOUNT of|for|on|at|with? <deals> BE|GREW? BE? TO? <number>", "value of acme is 60k", "fcu"),
        ("<deals> AMOUNT BE|GREW? BE|GREW? from <sum> TO <sum>", "acme's value went from 50k to 60k", "fc"),
        ("<deals> AMOUNT BE|GREW|changed|updated? BE|GREW? WAY? TO? <number>", "acme amount is 60k", "fc"),
        ("<deals> BE? GREW BE? WAY? from <sum> TO <sum>", "acme went from 50k to 60k", "fc"),
        ("<deals> BE? BE? GREW|worth TO|of? <sum>", "acme is worth 60k now", "fc"),
        ("<deals> is|are|'s at? <sum>", "acme is at 60k now", "c"),
        ("<deals> at <sum>", "acme now at 60k", ""),
        ("<deals> <sum> should_be|is_now|becomes|became|s/b|is|→ <sum>", "acme's 50k should be 45k", ""),
        ("<deals> GREW AMOUNT to <sum>", "acme reduced scope to 40k", ""),
        ("<deals> BE? BE? GREW|worth BE? WAY? TO|of? <sum>", "acme grew to 60k", "fc"),
        (
            "<deals> BE? BE? TO? <sum> AMOUNT|total|annually|deal|in_total|each|apiece|yr|year|mo|month|"
            "per_year|a_year|per_month|a_month|pa|yearly|monthly? retainer|subscription|licence|license|fee?",
            "acme is 60k now",
            "",
        ),
        (
            "<deals> quote|proposal|offer|estimate|quotation|quoted BE? sent|out|submitted|in|went_out? "
            "at|for|is|of? <sum> sent|out|submitted?",
            "acme proposal sent, 60k",
            "",
        ),
        (
            "sent|gave|submitted|emailed <deals> quote|proposal|offer|estimate|quotation at|for|of <sum>",
            "sent acme a proposal for 60k",
            "",
        ),
        (
            "looking_at|talking|talking_about|quoting <sum> for|at|with <deals>",
            "we're looking at 60k for acme",
            "",
        ),
        ("they|client|customer RAISE <deals> WAY? TO <sum>", "they upped acme to 60k", ""),
        (
            "<deals> budget|price|rate|fee|amount|value BE? confirmed|approved|agreed|fixed at|of|to? <sum>",
            "acme budget confirmed at 60k",
            "",
        ),
        ("discounted|repriced|requoted|quoted <deals> WAY? TO|at <sum>", "discounted acme to 45k", ""),
        ("<deals> from <sum> TO <sum>", "acme from 50k to 60k", ""),
        ("<sum> for|on|at|from <deals>", "60k for acme", ""),
        ("RAISE AMOUNT|<it>? TO? <sum>", "make it 60k", ""),
        ("AMOUNT BE|GREW? BE|GREW? from <sum> TO <sum>", "acme: value goes from 50k to 60k", ""),
        ("AMOUNT BE|GREW? BE|GREW? TO? <number>", "value is 60k", ""),
        ("GREW TO <sum>", "grew to 60k", ""),
        ("we're|we_are at|around|about|looking_at <sum>", "acme: we're at 26k now", "", Trait.SPOKEN_OF),
    ),
    *rows(
        Intent.ODDS,
        ("RAISE <deals> ODDS|WAY? TO|by|on? <percent> ODDS?", "put acme at 60%", "cu"),
        ("RAISE <deals> ODDS TO? <number>", "set acme odds to 60", "cu"),
        ("RAISE ODDS of|for|on <deals> TO? <percent>", "set the odds of acme to 60%", "cu"),
        (
            "ODDS of|for|on|with|at? <deals> BE|GREW? BE|GREW? WAY? TO|about|around? <percent>",
            "odds for acme are 60%",
            "cu",
        ),
        ("ODDS of|for|on? <deals> BE|GREW? WAY? TO? <number>", "odds acme 60", ""),
        ("<deals> ODDS BE|GREW? BE|GREW? WAY? TO|about|around? <percent>", "acme odds now 60%", "c"),
        ("<deals> ODDS BE|GREW? WAY? TO? <number>", "acme odds 60", ""),
        ("<deals> ODDS from? <number> TO <number>", "acme odds 40 → 60", ""),
        ("<deals> ODDS? BE? GREW? from <percent> TO <percent>", "acme dropped from 60% to 40%", "c"),
        ("<deals> BE? TO? <percent> → <percent>", "acme 50% → 60%", "c"),
        (
            "<deals> BE? BE? GREW? BE? WAY? TO|about|around|like? <percent> ODDS? to? CLOSES?",
            "hooli at 40 percent now",
            "c",
        ),
        (
            "<percent> ODDS? of|for|on|with|about? we'll|we|to|that? win|close|land|get? <deals>",
            "60% chance for acme",
            "",
        ),
        (
            "<percent> ODDS on|about|that|of|for|with <deals> will|BE? CLOSES|happens|closing?",
            "I'm 60% sure on acme",
            "",
        ),
        ("we're|we_are at|around|about <percent> ODDS? on|with|for <deals>", "we're at 60% on acme", ""),
        ("<deals> we're|we_are at|around|about <percent> ODDS?", "acme: we're at 60% now", ""),
        ("we're|we_are at|around|about <percent> ODDS?", "we're at 60% now", ""),
        ("RAISE ODDS|<it>? TO? <percent>", "put it at 60%", ""),
        ("ODDS BE|GREW? BE|GREW? WAY? TO|about? <percent>", "odds are 60% now", ""),
        ("ODDS BE? <number>", "odds 60", ""),
        ("<it> BE? TO|about? <percent> ODDS?", "it's at 60%", ""),
        ("<percent> ODDS", "60% likely", ""),
    ),
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
            "<deals> BE? confirmed|promised|told_us|say|said they're|they_are|they'll|they_will CLOSES "
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
        ("<deals> TILL <date>", "acme → end of april", ""),
        ("<deals> BE? EXPECTED <date>", "acme due friday", ""),
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
        ("<it> will|should|'ll? CLOSES <date>", "it closes on friday", ""),
        (
            "expecting|expect|expects|awaiting PAPERS|signature|decision by|on|in|before? <date>",
            "acme: expecting the order by 20 march",
            "",
        ),
        (
            "date BE? is|→|:|to|changes_to|moves_to|changed_to|moved_to|now <date>",
            "acme amount 61k, date: 30 april",
            "",
        ),
    ),
)
