"""The patterns for follow-ups: reminders, duties, errands of colleagues, talks that are planned or moved."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

FOLLOW_UPS: tuple[Row, ...] = (
    *rows(
        Intent.FOLLOW_UP,
        ("TELL <person> to?", "ask @kim to call acme tomorrow", "f", Trait.ERRAND),
        (
            "FOLLOW with|on|for|re|about|to|up_with|up_on? <deals> BE|about|re|on?",
            "follow up with acme next tuesday",
            "fu",
            Trait.FOLLOW_UP,
        ),
        ("FOLLOW <date>", "follow up next tuesday", "f", Trait.FOLLOW_UP),
        ("FOLLOW with|on <it>", "follow up on it friday", "f", Trait.FOLLOW_UP),
        ("REMIND for? us|him|her|<person>?", "remind me to call acme on friday", "f", Trait.REMINDER),
        (
            "<deals> →? REMIND|FOLLOW for? us|<person>? BE? on|in|for|to|with?",
            "acme: remind me on friday",
            "f",
            Trait.DEAL_REMINDER,
        ),
        ("<person> MUST TOUCH|FOLLOW", "@kim should call hooli tomorrow", "f"),
        ("<person> TOUCH|FOLLOW", "@kim call hooli tomorrow", "f"),
        ("<deals> SELF TOUCH|FOLLOW", "acme: need to call jane on friday", "f", Trait.DUTY),
        ("<deals> to TOUCH|FOLLOW", "acme: to call back on friday", "f", Trait.DUTY),
        ("to TOUCH|FOLLOW", "acme 80k, to follow in one month", "f", Trait.DUTY),
        ("SELF TOUCH|FOLLOW", "need to call acme tomorrow", "f", Trait.DUTY),
        (
            "PLAN KIND? TALK for|with|on|at|about|to? <deals>",
            "schedule a call with acme for friday",
            "f",
            Trait.PLANNED_TALK,
            Trait.TALK,
        ),
        ("PLAN KIND? TALK", "book a meeting for friday with acme", "f", Trait.PLANNED_TALK, Trait.TALK),
        (
            "PLAN <deals> KIND? TALK",
            "schedule acme demo for friday",
            "f",
            Trait.PLANNED_TALK,
            Trait.TALK,
        ),
        (
            "<deals> KIND? KIND? TALK BOOKED? for|on|at? <date>",
            "acme demo booked for friday 10am",
            "f",
            Trait.TALK,
        ),
        (
            "<deals> KIND? KIND? TALK with <words> BOOKED? for|on|at? <date>",
            "acme kickoff call with their IT on friday 10am",
            "f",
            Trait.TALK,
        ),
        (
            "<deals> THEIRS? BE? booked|scheduled|confirmed|arranged|accepted|agreed_to|asked_for|"
            "requested|wants|"
            "want|set_up for? KIND? TALK for|on|at? <date>",
            "acme booked a demo for friday 10am",
            "f",
            Trait.TALK,
        ),
        (
            "<deals> THEIRS? wants|asked|told|would_like|needs|need|want us|me? to be? TOUCH|FOLLOW|"
            "contacted|called",
            "acme wants us to call back in june",
            "f",
        ),
        (
            "<deals> THEIRS? WANTS have|see|get|do|schedule|arrange? KIND? TALK for|on|at? <date>",
            "acme would like to have a demo on friday 10am",
            "f",
        ),
        (
            "<deals> MUST be called|contacted|phoned|emailed|chased|visited|seen",
            "acme must be called tomorrow",
            "f",
        ),
        ("try|retry <known> again?", "try acme again on friday", "f"),
        ("DOING", "calling acme on friday", "f", Trait.UNDER_WAY),
        (
            "<deals> THEIRS? asked_to|wants_to|want_to|needs_to|need_to|asks_to reschedule|move|shift|"
            "push KIND? TALK? "
            "to|for|on? <date>",
            "acme asked to reschedule for friday 10am",
            "f",
            Trait.HOUR_AHEAD,
            Trait.RESCHEDULED,
        ),
        (
            "scheduled|booked|confirmed|arranged|set|planned|pencilled_in|penciled_in|rescheduled|rebooked|"
            "shifted|moved to|for|on <date>",
            "acme: call rescheduled to friday 10am",
            "f",
            Trait.HOUR_AHEAD,
        ),
        ("don't_forget|remember <known> <date>", "don't forget acme on friday", "f"),
        (
            "<deals> proposal|contract|quote|offer|invoice|deck|pricing|nda|paperwork BE? due <date>",
            "acme proposal due friday",
            "f",
        ),
        ("revert|revert_back to <known>", "revert to acme by friday", "f"),
        (
            "<deals> KIND? TALK BE? moved|rescheduled|shifted|pushed|brought_forward to|→ <date>",
            "acme demo moved to friday 10am",
            "f",
            Trait.TALK,
            Trait.RESCHEDULED,
            Trait.HOUR_AHEAD,
        ),
        (
            "TALK with|at|for <deals> BE? moved|rescheduled|shifted|pushed|brought_forward to|→? <date>",
            "meeting with acme moved to friday 10am",
            "",
            Trait.TALK,
        ),
        (
            "viewing|visit|site_visit|survey|inspection|interview|lunch|coffee|showing <deals> on|at? <date>",
            "viewing acme saturday 11am",
            "f",
        ),
        (
            "KIND? KIND? TALK BOOKED? with|at|for|of? <deals> BOOKED? for|on|at? <date>",
            "second viewing at acme friday 11am",
            "f",
            Trait.NAMED_TALK,
            Trait.TALK,
        ),
        ("<deals> <date> TOUCH|FOLLOW|DO", "acme tomorrow: send the contract", "f", Trait.DAY_THEN_TASK),
        (
            "KIND KIND? TALK BOOKED? on|at|for? <date>",
            "next call friday 10am",
            "f",
            Trait.NAMED_TALK,
            Trait.TALK,
        ),
        ("<deals> <date> KIND? TALK", "acme monday 10am call", "", Trait.TALK),
        ("<deals> on|at? <date>", "acme tomorrow 3pm", "", Trait.HOUR_AHEAD),
        ("<date> TALK with|at <deals>", "tomorrow 10am call with acme", "f", Trait.TALK),
        ("drop|shoot|send <deals> line|mail|email|note|message|text", "drop acme a line tomorrow", "f"),
        (
            "owe|owing|promised <deals> TALK|FOLLOW|TOUCH",
            "I owe acme a call by friday",
            "f",
            Trait.TALK_OR_TASK,
        ),
        (
            "<deals> needs|wants|deserves|gets TALK|FOLLOW|TOUCH",
            "acme needs a call on friday",
            "f",
            Trait.TALK_OR_TASK,
        ),
        ("SELF DO", "acme: I'll give them a try on monday", "f", Trait.CHORE, Trait.DUTY),
        (
            "put|pencil|book|set|slot <it> down|in? for|on <date>",
            "met acme, put it down for friday 10am",
            "f",
            Trait.HOUR_AHEAD,
        ),
        (
            "<known> needs|need revised|new|updated|signed|formal|second? PAPERS by|before|on? <date>",
            "acme needs a proposal by tuesday",
            "f",
            Trait.THEIR_NEED,
        ),
        (
            "they|he|she|client|customer need|needs|want|wants|asked_for|expect|expects "
            "revised|new|updated|signed|formal|second? PAPERS by|before|on? <date>",
            "acme: they need a quote by tuesday",
            "f",
            Trait.SPOKEN_OF,
            Trait.THEIR_NEED,
        ),
        (
            "KIND? KIND? TALK BOOKED? on|at|for? <date>",
            "acme qualified, demo friday 2pm",
            "f",
            Trait.TALK,
            Trait.HOUR_AHEAD,
            Trait.SPOKEN_OF,
        ),
        ("TOUCH", "call acme on friday", "f", Trait.TASK),
        ("DO", "show acme the demo on friday", "f", Trait.CHORE),
        ("<deals> TOUCH|FOLLOW|TALK", "acme: call jane on friday", "f", Trait.TALK_OR_TASK),
        ("FOLLOW", "follow up with acme", "f", Trait.FOLLOW_UP),
    ),
)
