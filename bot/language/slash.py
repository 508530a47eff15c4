"""What someone typed after `/deal` or `/pipeline`, as a command."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from bot.domain.refusals import Choice, NotUnderstood, Refusal, TextTooLong
from bot.domain.wording import listed
from bot.language.commands import (
    Command,
    DealRef,
    Help,
    ListMine,
    MoveDeal,
    Picked,
    ShowDeal,
    Summarise,
)
from bot.language.context import Context, Scope
from bot.language.quotes import shortened, unquoted
from bot.language.stages import meant
from bot.language.tails.tail import Tail
from bot.language.text import from_slack, readable
from bot.language.verbs import Family, Verb, called, nearest, of_family, spelled

__all__ = ["read"]

LONGEST = 8000
"""Characters of a command: more than any text in it may have, so that the text's own limit is told first."""
_CLOSING = ("won", "lost")


def read(family: Family, text: str, context: Context) -> Command:
    """The command that the text of a slash command asks for.

    text: as Slack sends it with `should_escape`, so `&`, `<` and `>` are escaped and picked members are
    tokens. Raises Refusal, with the usage and the nearest ways on, where it is none; nothing else.
    """
    if len(text) > LONGEST:
        raise TextTooLong(
            f"That is {len(text):,} characters, and a command has at most {LONGEST:,}. Nothing changed.",
            usage=f"/{family} help",
        )
    said = from_slack(text, keep_channels=family == "pipeline")
    if not said:
        return ListMine() if family == "deal" else Summarise()
    found = _verb(family, said)
    if found is None:
        _refuse_unknown(family, said, context)
    verb, words = found
    command = verb.reads(Tail(words, verb.usage, verb.scope, context))
    return _with_topic(command) if isinstance(command, Help) else command


def _verb(family: Family, said: str) -> tuple[Verb, str] | None:
    """The verb at the start, of two words or one, and the words after it.

    A slip of the finger closes no deal: "cost" may be one for lost, and is asked about.
    """
    first, second, rest = (*said.split(maxsplit=2), "", "")[:3]
    if of_two := spelled(family, f"{first} {second}"):
        return of_two, rest
    word = first.rstrip(":")
    verb = called(family, word)
    if verb is None or (verb.name in _CLOSING and spelled(family, word) is None):
        return None
    return verb, said[len(first) :].strip()


def _with_topic(command: Help) -> Help:
    """Help about the verb that the topic means. Raises NotUnderstood for an unknown one."""
    if command.topic is None:
        return command
    word = command.topic.removeprefix("/deal").removeprefix("/pipeline").strip() or command.topic
    verb = called(command.family, word.split()[0])
    if verb is None:
        _refuse(command.family, word)
    return replace(command, topic=verb.name)


def _refuse_unknown(family: Family, said: str, context: Context) -> NoReturn:
    """Where the words name a deal, the verb was forgotten: it is offered to be shown."""
    known = context.names.leading(unquoted(said), Scope.ANY) if family == "deal" else None
    if known is None:
        word = said.split()[0]
        _refuse(family, word, Tail(said[len(word) :].strip(), "", Scope.OPEN, context))
    # Of namesakes the next answer asks which is meant.
    refs: dict[str, DealRef] = {name: Picked(deal) for deal, name in known.deals[:3]}
    if len(refs) < len(known.deals[:3]):
        refs = {known.named: known.named}
    choices = [Choice(f"Show {name}", ShowDeal(ref)) for name, ref in refs.items()]
    if known.rest and meant(known.rest, context.workspace.pipelines):
        choices.insert(0, Choice(shortened(f"move {said}"), MoveDeal(known.named, known.rest)))
    raise NotUnderstood(
        f'"{shortened(known.named)}" is a deal. What shall happen to it? Nothing changed.',
        usage="/deal help",
        choices=tuple(choices),
    )


def _refuse(family: Family, word: str, rest: Tail | None = None) -> NoReturn:
    """rest: the words after an unknown verb, with which each verb that may be meant is offered."""
    verbs = nearest(family, word)
    those = listed((verb.name for verb in verbs), "or")
    raise NotUnderstood(
        f'I don\'t know "{shortened(word)}".{f" Did you mean {those}?" if those else ""} Nothing changed.',
        usage=verbs[0].usage if verbs else f"/{family} help",
        choices=(
            *(_offered(verb, rest if verbs else None) for verb in verbs or of_family(family)[:2]),
            Choice("All commands", Help(family)),
        ),
    )


def _offered(verb: Verb, rest: Tail | None) -> Choice:
    """The verb with the words as typed, where it can do with them; else its help."""
    if rest is not None and rest.text:
        try:
            command = verb.reads(replace(rest, usage=verb.usage, scope=verb.scope))
        except Refusal:
            pass
        else:
            return Choice(shortened(f"{verb.name} {readable(rest.text)}"), command)
    return Choice(verb.name, Help(verb.family, verb.name))
