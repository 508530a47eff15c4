"""Help: what there is to type, from the one table of verbs that the reader itself uses."""

from __future__ import annotations

from bot.language.commands import Help
from bot.language.phrases import examples_of
from bot.language.verbs import VERBS, Verb
from bot.outcomes.audience import Audience
from bot.outcomes.deals import HelpShown
from bot.views.blocks import Message
from bot.views.buttons import row, run
from bot.views.lines import GAP, Line, answer_of, bold, code, joined, line, paragraph

_FEW = 6
"""Plain wordings that help begins with: all of them fill more than a phone's screen."""
_SENTENCE = 24
"""Characters of a short whole sentence, "moved acme to negotiation": such wordings come first."""


def helped(outcome: HelpShown, audience: Audience) -> Message:
    """The usage of one verb with examples, or of all the verbs of a family."""
    family = [verb for verb in VERBS if verb.family == outcome.family]
    for verb in family:
        if outcome.topic in (verb.name, *verb.aliases):
            return _of_verb(verb, outcome.wordings)
    return _of_family(outcome.family, family)


def _of_verb(verb: Verb, wordings: bool) -> Message:
    told = line(code(verb.usage), " ", verb.does, ".")
    examples = [line("• ", code(example)) for example in verb.examples]
    also = [line("Also: ", ", ".join(verb.aliases))] if verb.aliases else []
    every = examples_of(verb.name) if verb.family == "deal" else ()
    said = every if wordings else sorted(every, key=lambda each: abs(len(each) - _SENTENCE))[:_FEW]
    plain = [line("Or in plain words: ", joined(" · ", [line(each) for each in said]))] if said else []
    more = Help(verb.family, verb.name, wordings=True) if len(said) < len(every) else None
    return answer_of(
        line(
            told,
            " For example: ",
            joined("; ", [line(example) for example in verb.examples]),
            line(". In plain words: ", said[0]) if said else "",
        ),
        paragraph(told, *examples, *also),
        *(paragraph(each) for each in plain),
        *row(
            run(f"All {len(every)} wordings", more, "wordings") if more else None,
            run("All commands", Help(verb.family), "help"),
        ),
    )


def _of_family(family: str, verbs: list[Verb]) -> Message:
    title = line(bold(f"What you can type after /{family}"))
    usages: list[Line] = [line(code(verb.usage), GAP, verb.does) for verb in verbs]
    hint = line(
        "Names need no quotes and forgive a typo. More on one: ", code(f"/{family} help {verbs[0].name}")
    )
    names = ", ".join(verb.name for verb in verbs)
    other = Help("pipeline") if family == "deal" else Help("deal")
    return answer_of(
        line(f"What you can type after /{family}: {names}. ", hint),
        paragraph(title),
        paragraph(*usages),
        paragraph(hint),
        *row(run(f"Help on /{other.family}", other, "help")),
    )
