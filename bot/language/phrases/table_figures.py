"""The patterns for new deals and a deal's figures: amounts and odds."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

FIGURES: tuple[Row, ...] = (
    *rows(
        Intent.ADD,
        (
            "ADD|got|have|caught|received? NEW THING THING? from|via|through|by webinar|website|linkedin|"
            "referral|fair|trade_fair|trade_show|event|conference|inbound|partner|email|phone|ad|ads|expo|"
            "cold_call|google|instagram|facebook :|-",
            "new lead from the webinar: Oscorp",
            "f",
            Trait.LABEL,
        ),
        (
            "ADD|got|have? NEW THING|one from|via|through|by <words> :|-",
            "new one from the referral program: Oscorp, 30k",
            "f",
            Trait.LABEL,
        ),
        (
            "ADD|got|have|landed|received|caught THING from|via|through|by <words> :|-",
            "got a lead from linkedin: Oscorp, 15k",
            "f",
            Trait.LABEL,
        ),
        (
            "ADD|got|have|landed|we've_got|there's|caught|received|meet|found NEW? THING THING? FROM? FROM?",
            "got a new lead: Oscorp, 20k",
            "f",
        ),
        ("NEW THING THING? FROM? FROM?", "new opp: Oscorp (80k) closing Q3", "fc"),
        ("NEW one|ones|name FROM?", "a new one, Oscorp, 20k", "f"),
        (
            "met|spoke_to|talked_to <deals> at|in|on|during|from <words> NEW THING",
            "met Oscorp at the fair - new lead",
            "fu",
        ),
        ("inbound|inbound_request|inbound_lead|referral from|:", "inbound from Oscorp, 40k", "f"),
        ("NEW THING <date> FROM?", "new lead today: Oscorp", "f"),
        ("ADD|got|have|caught|received NEW? THING <date> FROM?", "got a new lead today: Oscorp", "f"),
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
        ("<deals> AMOUNT? from? <sum> TO <sum>", "acme 50k to 60k", ""),
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
        (
            "<deals> new|revised|updated|current|final|agreed AMOUNT BE|GREW? BE? TO? <number>",
            "acme's new contract value is 60k",
            "",
        ),
        ("<deals> AMOUNT BE|GREW|changed|updated? BE|GREW? WAY? TO? <number>", "acme amount is 60k", "fc"),
        ("<deals> BE? GREW BE? WAY? from <sum> TO <sum>", "acme went from 50k to 60k", "fc"),
        ("<deals> BE? BE? GREW|worth TO|of? <sum>", "acme is worth 60k now", "fc"),
        ("<deals> is|are|'s at? <sum>", "acme is at 60k now", "c"),
        ("<deals> at <sum>", "acme now at 60k", ""),
        ("<deals> <sum> should_be|is_now|becomes|became|s/b|is|→ <sum>", "acme's 50k should be 45k", ""),
        ("<deals> BE? BE? GREW|RISE|FALL by? <percent> TO <sum>", "acme up 20% to 60k", ""),
        (
            "put|stick|slap <sum> price_tag|tag|value|number|amount? on <deals>",
            "put a 25k price tag on acme",
            "",
        ),
        (
            "<deals> reduced|cut|lowered|raised|increased|upped|expanded|doubled their|its? "
            "order|budget|spend|contract TO <sum>",
            "acme reduced their order to 60k",
            "",
        ),
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
            "quote|proposal|offer|estimate|quotation BE? sent|out|submitted|emailed to <deals> at|for|of? "
            "<sum>",
            "proposal sent to acme for 60k",
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
        ("RAISE|FALL AMOUNT|<it>? by <more>", "acme: cut the price by 2k", "", Trait.SPOKEN_OF),
        ("add|added <more>", "acme got bigger, add 50k", "", Trait.SPOKEN_OF),
        ("RAISE AMOUNT|<it>? TO? <sum>", "make it 60k", ""),
        ("AMOUNT BE|GREW? BE|GREW? from <sum> TO <sum>", "acme: value goes from 50k to 60k", ""),
        ("AMOUNT BE|GREW? BE|GREW? TO? <number>", "value is 60k", ""),
        ("GREW TO <sum>", "grew to 60k", ""),
        ("<length> PAPERS for|at|of|worth? <sum>", "acme: 3 year deal for 24k", "", Trait.SPOKEN_OF),
        ("agreed|settled|shook_hands on|at|for <sum>", "acme - we agreed on 28k", "", Trait.SPOKEN_OF),
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
        ("<deals> ODDS? <number> → <percent>", "acme 70 → 50%", ""),
        (
            "<deals> BE? BE? GREW? BE? WAY? TO|about|around|like? <percent> ODDS? to? CLOSES?",
            "hooli at 40 percent now",
            "c",
        ),
        (
            "say|call_it? <percent> ODDS? of|for|on|with|about? we'll|we|to|that? win|close|land|get? "
            "<deals>",
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
        ("RAISE? ODDS BE|TO? <number>", "odds 60", ""),
        ("<it> BE? TO|about? <percent> ODDS?", "it's at 60%", ""),
        ("<percent> ODDS", "60% likely", ""),
    ),
)
