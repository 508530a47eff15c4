"""Questions: what only looks. In doubt a question that names a deal shows that deal."""

from __future__ import annotations

from bot.language.commands import (
    ExplainChanges,
    ExplainLosses,
    FindDeals,
    Help,
    ListBehind,
    ListMine,
    ListStalled,
    OneCommand,
    Picked,
    ShowDeal,
    ShowHistory,
    Summarise,
)
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at
from bot.language.phrases.values import Conversation

_OVERVIEW = frozenset(
    """
        pipeline quarter forecast summary month year numbers quota target deals week overview
        figures business number sales
    """.split()
)
_OWN = frozenset("my i me mine today".split())
_PAST = frozenset("history happened timeline changed".split())
_LOOKING = frozenset(
    "show status info details find open view display lookup get see give tell summary where what".split()
)
_HELP = frozenset(("help", "commands", "usage"))


_BRIEF = 3
"""Words of a question that can only be about the deal that was spoken of: "who's the owner?"."""
_OF_A_DEAL = frozenset(
    """
    stage status worth close owner owns where stand open won lost amount value due odds next happening
    """.split()
)


def questions_of(pieces: Pieces, scene: Scene, conversation: Conversation) -> list[OneCommand]:
    """The commands that answer the pieces of a question, or of a request to be shown something."""
    words = {piece.text for piece in pieces if piece.kind is Kind.WORD}
    spoken = [deal for piece in pieces for deal in piece.deals]
    if spoken:
        looks = ShowHistory if words & _PAST else ShowDeal
        return [
            looks(Picked(deal.deals[0][0]) if len(deal.deals) == 1 else deal.words) for deal in spoken[:5]
        ]
    if (words & {"it", "that", "this"} or len(words) <= _BRIEF) and conversation.deal and words & _OF_A_DEAL:
        return [ShowDeal(Picked(conversation.deal))]
    if words & _OWN and words & {"deals", "todo", "do", "list", "pipeline", "next", "day", "plate", "due"}:
        return [ListMine()]
    return _without_deal(pieces, words, scene)


def _without_deal(pieces: Pieces, words: set[str], scene: Scene) -> list[OneCommand]:
    if words & {"deals", "deal", "opps", "leads"}:
        for place in range(len(pieces)):
            if found := stage_at(pieces, place, scene.context.workspace.pipelines):
                return [FindDeals(found[1].words)]
    held = [place for place, piece in enumerate(pieces) if piece.says("in", "at")]
    if pieces[0].says(*_ASKING) and held:
        found = stage_at(pieces, held[-1] + 1, scene.context.workspace.pipelines)
        if found and found[0] == len(pieces):
            return [FindDeals(found[1].words)]
    person = next((piece.person for piece in pieces if piece.kind is Kind.PERSON), None)
    day = next((piece.text for piece in pieces if piece.kind is Kind.DATE), None)
    asking = any(piece.says(*_ASKING) for piece in pieces[:5]) and (words & _OURS or day)
    if asking and (report := _report(words, person, day)):
        return [report]
    if words & _OVERVIEW:
        return [Summarise(rep=person, period=day)]
    if words & _HELP or {"what", "can", "do", "you"} <= words:
        return [Help()]
    return []


_ASKING = tuple("what what's whats which who who's did do have any anything how is are list show".split())
_OURS = frozenset("we our us deals deal opps anything everything team pipeline".split())
_LOSING = frozenset("lost lose losing losses loss".split())
_WINNING = frozenset("won win winning wins signed".split())
_CLOSING = frozenset("closing closes close due landing signing".split())
_STALLING = frozenset("stalled quiet stuck cold stale aged rotting".split())
_FARING = frozenset("doing going looking tracking standing stand".split())
_SLIPPING = frozenset("slipped slipping pushed changed moved".split())


def _report(words: set[str], person: str | None, period: str | None) -> OneCommand | None:
    """ "What's closing this month?", "who did we lose last week?": the report that a verb asks for."""
    if words & _LOSING:
        return ExplainLosses(rep=person, period=period)
    if words & _WINNING:
        return ListBehind("won", rep=person, period=period)
    if words & _CLOSING:
        return ListBehind("due", rep=person, period=period)
    if words & _STALLING:
        return ListStalled(rep=person)
    if words & _SLIPPING:
        return ExplainChanges(rep=person, period=period)
    if words & _FARING and words & _OURS and period:
        return Summarise(rep=person, period=period)
    return ListBehind("late", rep=person) if words & {"late", "overdue"} else None


def asks_to_see(pieces: Pieces) -> bool:
    """Whether a clause without a question mark still only asks to be shown something."""
    words = [piece.text for piece in pieces if piece.kind is Kind.WORD]
    if any(piece.kind is Kind.DEAL for piece in pieces):
        return not [word for word in words if word not in _LOOKING | _PAST | _SMALL]
    told = set(words) - {"by", "stage"}  # "pipeline by stage"
    if words[:1] and words[0] in ("list", "show", "find", "give") and "deals" in told:
        return True
    return (
        bool(told & (_OVERVIEW | _HELP)) and not told - _OVERVIEW - _HELP - _LOOKING - _SMALL - _OWN
    ) or told == {"mine"}


_SMALL = frozenset(
    "me of on for about s is with this we us our up where's what's how's are in can you list all deal".split()
)
