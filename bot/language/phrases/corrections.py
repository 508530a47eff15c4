"""What a writer takes back in the same breath: "move Acme to demo, no wait, proposal", "… actually no"."""

from __future__ import annotations

from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import Intent
from bot.language.phrases.pieces import Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at

_TAKING_BACK = tuple(
    tuple(words.split())
    for words in """
    no wait, wait no, no i mean, i mean, i meant, never mind, nevermind, nvm, scratch that, forget that,
    forget it, jk, j k, just kidding, kidding, no leave it, leave it, no not yet, wait, no sorry
    """.split(",")
)


def taken_back(pieces: Pieces, at: int, stop: int) -> int | None:
    """Where the words end that take back what was said before, if the clause begins with such."""
    if stop == at + 1 and pieces[at].says("no", "nope"):
        return stop
    for words in _TAKING_BACK:
        if all(at + i < stop and pieces[at + i].says(word) for i, word in enumerate(words)):
            return at + len(words)
    return None


def corrected(drafts: list[Draft], sentence: Sentence, at: int, scene: Scene) -> tuple[list[Draft], int]:
    """The drafts after a correction that goes on at `at`, and where the clause ends that was read.

    Another stage takes the last one's place, at once or after a pause; otherwise nothing is left to do.
    """
    last, stop = drafts[-1], sentence.stop(at)
    if at == stop:
        at, stop = at + 1, sentence.stop(at + 1)
    pieces = sentence.pieces[at:stop]
    place = 1 if pieces and pieces[0].says("to", "in", "into") else 0
    found = stage_at(pieces, place, scene.context.workspace.pipelines)
    if found is None or found[0] < len(pieces) or last.intent is not Intent.MOVE:
        return [], min(at, len(sentence.pieces))
    last.stage = found[1]
    return drafts, stop
