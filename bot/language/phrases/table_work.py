"""The patterns for work on a deal and around it: notes, next steps, owners, touches, taking back."""

from __future__ import annotations

from bot.language.phrases.intents import Intent, Row, rows
from bot.language.phrases.traits import Trait

LEFTOVERS: tuple[Row, ...] = tuple(
    rows(Intent.NEXT_STEP, ("next :", "acme: demo done, next: send the draft", "f", Trait.SPOKEN_OF))
)
"""What counts where nothing else is told: the last rows of the table."""

WORK: tuple[Row, ...] = (
    *rows(
        Intent.UNDO,
        (
            "undo|strike that|it|this|my|last|previous? last|previous? two|2|three|3|few? change|"
            "changes|move|update|one|action|thing|things|actions|updates|edits|moves|"
            "edit|entry|undo|message|command? i_said|i_did|i_made|i_told_you|you_did|you_made?",
            "undo that please",
            "u",
        ),
        ("revert|rollback|roll_back", "revert", ""),
        ("undo <deals> change|move|update|one?", "undo the acme move", ""),
        (
            "delete|remove|cancel|reverse|withdraw my|that|this|last|previous last|previous? "
            "change|update|edit|entry|action|move|modification|message|command "
            "i_made|you_made|i_did|you_did?",
            "delete the last change",
            "",
        ),
        ("undo my|last|that? change|move|update|edit to|on|of|for <deals>", "undo my change to acme", ""),
        (
            "scratch|revert|cancel|rollback|retract|scrap|reverse that|it|this|my|last last? "
            "change|move|one|update|message|action|entry|edit?",
            "scratch that",
            "",
        ),
        ("roll that|it|this? back", "roll that back", ""),
        ("take that|it|this|last|my back", "take that back", ""),
        ("take_back that|it|this|my|last last? change|move|one|update?", "take back my last change", ""),
        ("forget that|it|this|last last? one|change|move?", "forget that last one", ""),
        (
            "take_back|undo|revert|reverse what|whatever|everything i|you|we have|just|last? "
            "did|said|wrote|changed|typed|done|entered",
            "take back what i just did",
            "",
        ),
        ("ctrl|cmd z", "ctrl z", ""),
        ("i? didn't mean that|to|it to? do? that?", "oops, didn't mean to do that", ""),
    ),
    *rows(
        Intent.NOTE,
        ("ADD to NOTE for|on|of|about <deals> that?", "add to notes for acme: decision in april", "f"),
        ("remember|keep_in_mind for|about|on <deals> that?", "remember for acme: no calls on friday", "f"),
        (
            "ADD|leave|write|jot|jot_down|put|take|drop NOTE to|on|for|about|in|under|re|"
            "against <deals> that|saying?",
            "add a note to acme: they want SSO",
            "fu",
        ),
        ("NOTE to|on|for|about|re|with <deals> that|saying?", "note on acme: they want SSO", "fu"),
        ("NOTE that? <known>", "note acme they want SSO", "f"),
        ("<deals> NOTE", "acme note: they want SSO", "f"),
        ("ADD <deals> NOTE", "add acme note: they want SSO", "f"),
        ("ADD to <deals> NOTE|notes", "add to acme notes: budget approved", "f"),
        ("jot_down|write_down|note_down that?", "jot down that acme has 40 trucks", "f"),
        ("NOTE that?", "note: they want SSO", "f"),
        (
            "jot|jot_down|write_down|record|log on|for|about|to <deals> that?",
            "jot down for acme that they want SSO",
            "f",
        ),
    ),
    *rows(
        Intent.NEXT_STEP,
        ("NEXT for|with|on|at <deals> BE? to?", "next step for acme is sending the draft", "fu"),
        ("<deals> NEXT BE? to?", "acme next step: send the draft", "f"),
        ("set|update|change NEXT for|on|of <deals> to?", "set next step for acme to legal review", "fu"),
        ("set|update|change <deals> NEXT to", "set acme next step to legal review", "f"),
        ("NEXT <known>", "next acme send the draft", "f"),
        ("set|update|change NEXT to?", "acme: set next step to legal review", "f", Trait.SPOKEN_OF),
        ("next_step|next_steps|next_action|nextstep BE? to?", "next step: send the draft", "f"),
    ),
    *rows(
        Intent.RENAME,
        ("rename|renamed <deals> to|as|into|→", "rename acme to Acme Europe", "fu"),
    ),
    *rows(
        Intent.MERGE,
        ("merge|merged|combine <deals> into|with|to <deals>", "merge pied piper into hooli", ""),
    ),
    *rows(
        Intent.SOURCE,
        ("source of|for <deals> BE|to?", "source of acme is the trade fair", "f"),
        ("<deals> source BE?", "acme source: webinar", "f"),
        ("set|change|update <deals> source to", "set acme source to webinar", "f"),
        ("source <deals>", "source acme webinar", "f"),
    ),
    *rows(
        Intent.TERM,
        (
            "set|change|update|make|put term|contract_term of|for|on <deals> to|at|is|BE? <length>",
            "set the term of acme to 12 months",
            "",
        ),
        ("set|change|update|make|put <deals> contract? term to|at? <length>", "set acme term to 2 years", ""),
        ("<deals> contract? term BE|to? <length>", "acme term 12 months", ""),
        ("contract? term of|for|on <deals> BE|to? <length>", "term of acme is 12 months", ""),
        ("<length> term for|on|at|with <deals>", "12 months term for acme", ""),
    ),
    *rows(
        Intent.AWAY,
        (
            "i'm|im|i_am|am? back from my? holiday|holidays|vacation|leave|pto|parental_leave|sick_leave",
            "back from holiday",
            "",
        ),
        ("i'm|im|i_am|am back to_work|at_work|in_office|at_desk|online?", "I'm back", ""),
        (
            "i? i'm|am|be|will_be|i'll_be? away|ooo|out_of_office|on_vacation|on_holiday|off|"
            "on_leave|on_pto|on_holidays|in_holidays|in_vacation till|until|til|→? <date>",
            "I'm away until monday",
            "",
        ),
    ),
    *rows(
        Intent.SNOOZE,
        (
            "snooze|postpone follow_up|followup|reminder for|on|of? <deals> till|until|til|to|by|for? <date>",
            "snooze the reminder for acme until friday",
            "",
        ),
        (
            "snooze|postpone <deals> follow_up|followup|reminder till|until|til|to|by|for? <date>",
            "snooze acme follow-up to friday",
            "",
        ),
        (
            "<deals> follow_up|followup|reminder BE? moved|pushed|postponed|rescheduled to|→? <date>",
            "acme follow-up moved to friday",
            "",
        ),
        ("<deals> snooze|pause|park till|until|til|to|by|for? <date>", "acme snooze to friday", ""),
        ("snooze|pause|park <deals>? till|until|til|to|by|for? <date>", "snooze it until friday", ""),
    ),
    *rows(
        Intent.DONE,
        (
            "done|finished|completed|complete|finish with|follow_up|followup|reminder|task|"
            "call? with|on|for|follow_up|followup? <deals> follow_up|followup|reminder|task|"
            "call?",
            "done with the acme follow-up",
            "",
        ),
        (
            "<deals> follow_up|followup|reminder|task <date>? BE? done|finished|completed",
            "acme follow-up done",
            "",
        ),
        (
            "mark follow_up|followup|reminder|task|<deals> for|on? <deals>? follow_up|"
            "followup|reminder|task? as? done|finished|completed|complete",
            "mark the follow-up for acme as done",
            "",
        ),
    ),
    *rows(
        Intent.LOG,
        (
            "log|logged|record call|email|meeting|visit|demo|chat|lunch to|with|at|for|on? <deals>",
            "log a call with acme: left voicemail",
            "f",
        ),
        (
            "log|logged|record call|email|meeting|visit|demo",
            "acme: log a call, left voicemail",
            "f",
            Trait.SPOKEN_OF,
        ),
        ("log|logged|record <deals> call|email|meeting|visit", "log acme call left voicemail", "f"),
    ),
    *rows(
        Intent.TOUCH,
        (
            "called|phoned|rang|emailed|mailed|messaged|texted|visited|met with? <known>",
            "called acme, left voicemail",
            "f",
        ),
        (
            "spoke|talked|chatted|met|called|phoned|rang|emailed|texted|messaged|mailed with|to? <someone> "
            "at|from|of over? <known>",
            "spoke to jane at acme",
            "f",
        ),
        ("spoke|talked|chatted with|to <known>", "spoke with acme, they need a week", "f"),
        (
            "had|did call|meeting|chat|lunch|coffee|visit|demo with|at <known>",
            "had a call with acme today",
            "f",
        ),
    ),
    *rows(
        Intent.OWNER,
        (
            "GIVE|swap|update|updated OWNER of|for|on <deals> to|→|as? <person>",
            "change the owner of acme to @kim",
            "cu",
        ),
        ("GIVE <deals> over? to|→|with|for? <person>", "give fabrikam to @kim", "cuf"),
        ("GIVE <deals> OWNER to|→|as? <person>", "set acme owner to @kim", "c"),
        ("make <person> OWNER|responsible of|for|on? <deals>", "make @kim the owner of acme", "c"),
        ("put <person> on|in_charge_of|onto|to <deals>", "put @kim on acme", "c"),
        ("give|hand|pass <person> <deals>", "give @kim acme", "c"),
        ("OWNER of|for|on? <deals> BE|→|should_be? <person>", "owner of acme: @kim", "c"),
        ("responsible|in_charge for|of <deals> BE? <person>", "responsible for acme is @kim", "c"),
        ("<deals> OWNER BE|to|→|should_be|s/b? <person>", "acme owner @kim", "c"),
        (
            "<deals> BE? goes|go|went|moves|moved|going|belongs|transferred|assigned|handed|"
            "reassigned|passed over? to <person>",
            "acme goes to @kim",
            "c",
        ),
        ("<deals> over? to|→ <person>", "acme to @kim", ""),
        (
            "<person> takes_over|taking_over|will_take_over|takes_it|owns_it|has_it from_here|from_now|"
            "from_now_on?",
            "acme: @kim takes over from here",
            "",
            Trait.SPOKEN_OF,
        ),
        ("let|have|get|ask|tell <person> TAKES <deals>", "let @kim take acme", "c"),
        ("<person> who? TAKES <deals> from_me|from_us|off_me?", "@kim takes over acme", "c"),
        ("i'll|i'm? TAKES <deals>", "I'm taking over acme", ""),
        ("TAKES <deals> from|off <person>", "take over acme from @kim", ""),
        (
            "i'll|i_will handle|manage <deals> from_now_on|from_now|from_here|going_forward?",
            "I'll handle acme",
            "",
        ),
        ("i_own|i'll_own <deals>", "I own acme now", ""),
        (
            "<deals> BE|to_be|will_be? BE? handled|run|managed|looked_after|owned|taken_over by <person>",
            "acme is handled by @kim",
            "c",
        ),
        ("<deals> BE yours|all_yours <person>", "acme is yours now @kim", "c"),
        ("<deals> BE mine", "acme is mine now", ""),
        ("<deals> BE <person>", "acme is @kim", ""),
        ("<deals> <person>", "acme: @kim", "", Trait.HEADING),
        ("<deals> is|are|'s|now with <person>", "acme is with @kim now", ""),
        (
            "<deals> should|must|needs_to|has_to belong|go|move|be_assigned|be_given|be_handed|be_moved to "
            "<person>",
            "acme should go to @kim",
            "",
        ),
        ("<it> to|→ <person>", "it to @kim", ""),
        ("assign|reassign|hand|hand_over|pass|transfer to|over_to|→? <person>", "assign to @kim", "f"),
        ("OWNER BE|to|→? <person>", "owner: @kim", ""),
        ("give|gave <it>? to <person>", "acme: give to @kim", ""),
    ),
)
