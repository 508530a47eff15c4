"""What must do nothing: questions, conditions, negations, wishes, guesses and hearsay.

A condition silences its whole sentence; the others the clause that they stand in, when they come before
what it asks for. Words within a pattern say what the pattern says.
"""

from __future__ import annotations

from itertools import pairwise

from bot.language.phrases.clauses import Sentence
from bot.language.phrases.pieces import Kind, Piece, Pieces

_CONDITIONS = frozenset(
    "if unless once assuming provided whenever supposing suppose imagine otherwise".split()
)
_CONDITIONS_OF_TWO = frozenset((("depends", "on"), ("depending", "on"), ("as", "soon"), ("in", "case")))
_NEGATIONS = frozenset(
    "not no never nobody none nothing without neither nor hardly barely almost nearly".split()
)
_FAILURES = frozenset("fail failed unable can't cannot".split())
_WISHES = frozenset(
    """
    hope hopes hoping hopefully wish wishes maybe perhaps possibly probably might may should try trying
    tries wants
    wanted wanna needs plan plans planning intend intends aim aiming expect expects expecting likely think
    thinks
    guess guessing reckon believe believes feel feels suspect seem seems sounds looks apparently allegedly
    supposedly rumor rumour rumors rumours pray praying fingers dream dreaming tempted considering
    thinking wonder
    wondering wishing manifesting picturing visualizing imagining
    luck doubt unsure won't gonna going shall bet betting potentially presumably will
    """.split()
)
_HEARSAY = frozenset(
    """
    says sez said told tells reports reported claims claimed according saw wrote heard hear read type typed
    example fwd fw
    """.split()
)
_DOUBTING_ENDS = frozenset(
    """
    think guess hope hopefully probably maybe perhaps possibly reckon believe suppose apparently knock fingers
    unless if unsure likely fingers pending tbc tbd idk dunno
    """.split()
)
_REQUESTED = {
    "will": ("you", "u"),
    "could": ("you", "u", "we"),
    "would": ("you", "u", "like"),
    "need": ("you", "to"),
    "want": ("you", "to"),
}
"""Words that wish, unless the next word makes them a request: "could you", "I need you to"."""

_ONLY_TALKED_OF = frozenset("discussed discussing suggested proposed considered recommended avoid".split())
"""Before what would be done: "discussed moving Acme"."""
_WOULD = frozenset("i'd we'd they'd he'd she'd you'd it'd".split())
_AUXILIARIES = frozenset("do have has can could should would will is are was were".split())
_ALWAYS_ASKING = frozenset("did does any am".split())
_ASKING_WORDS = frozenset(
    """
    who what where why how which whose whom anyone anybody what's who's how's where's when's whats whos
    hows wheres wondering has     have
    """.split()
)
_ASKED_OF = frozenset(
    "we you they he she it i anyone anybody somebody someone there this that all everyone".split()
)
_REQUESTING = frozenset(("can", "could", "would", "will", "mind", "please", "pls", "plz"))


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks for something to be told, not done."""
    pieces = sentence.pieces
    if pieces[0].kind is Kind.PERSON and len(pieces) > 1:
        pieces = pieces[1:]
    if sentence.asks:
        asked = [piece.text for piece in pieces[2:5]]
        requested = _is_request(pieces) or _ends_in_a_request(pieces)
        return not requested or _wants_to_know(asked) or asked[:3] == ["let", "me", "know"]
    if [piece.text for piece in pieces[-3:]] == ["yes", "or", "no"]:
        return True
    said = [piece.text for piece in pieces[:5]]
    said = said[2:] if said[:1] and said[0] in _REQUESTING and said[1:2] in (["you"], ["u"]) else said
    if _wants_to_know(said[:3]):
        return True
    first, second = pieces[0], pieces[1] if len(pieces) > 1 else None
    if first.kind is not Kind.WORD:
        return False
    if first.text in _AUXILIARIES:
        return second is not None and _is_asked_of(first.text, second, pieces[2] if len(pieces) > 2 else None)
    if first.text == "when":
        return second is not None and second.text in _AUXILIARIES | _ALWAYS_ASKING
    return first.text in _ALWAYS_ASKING | _ASKING_WORDS


def _wants_to_know(words: list[str]) -> bool:
    """ "Remind me what Acme wants", "remember when we won Acme"; not "remind me to call Acme"."""
    if words[:1] == ["remember"]:
        return words[1:2] in (["when"], ["how"], ["who"])
    if words[:2] == ["remind", "me"]:
        return words[2:] != [] and words[2] in _ASKING_WORDS
    return words[:2] == ["tell", "me"] and words[2:] not in ([], ["to"])


def _is_done(piece: Piece | None) -> bool:
    """ "Have Acme signed"; not "have Acme call me"."""
    return piece is not None and (
        piece.text.endswith("ed") or piece.says("won", "gone", "sent", "said", "paid")
    )


def _is_asked_of(auxiliary: str, piece: Piece, after: Piece | None) -> bool:
    """ "Is Acme …", "have they …"; but "can you …" requests, and "have Kim …" lets something be done."""
    if piece.kind is Kind.DEAL:
        return auxiliary != "do" and (auxiliary != "have" or _is_done(after))
    asked = _ASKED_OF - {"you", "we"} if auxiliary in _REQUESTING else _ASKED_OF
    return piece.kind is Kind.WORD and piece.text in asked


def _is_request(pieces: Pieces) -> bool:
    """ "Can you move Acme to demo?", "please move …, ok?" """
    first = pieces[0].text if pieces[0].kind is Kind.WORD else ""
    if first not in _REQUESTING:
        return False
    return first == "mind" or any(piece.says("you", "u", "we") for piece in pieces[1:3])


_OF_THOUGHTS = tuple(
    "believe imagine guess tell explain remember see say confirm help check look verify".split()
)


def _ends_in_a_request(pieces: Pieces) -> bool:
    """ "That was wrong, can you undo it?": what is told first is no question."""
    begins = next((p + 1 for p in range(len(pieces) - 1, -1, -1) if pieces[p].kind is Kind.BREAK), 0)
    last = pieces[begins:]
    if not begins or not last or pieces[0].text in _AUXILIARIES | _ALWAYS_ASKING | _ASKING_WORDS:
        return False
    return _is_request(last) and last[0].says("can", "could") and not any(p.says(*_OF_THOUGHTS) for p in last)


def is_conditional(pieces: Pieces) -> bool:
    """Whether the words make all of it depend on something that has not happened."""
    words = [piece.text if piece.kind is Kind.WORD else "" for piece in pieces]
    if words[:1] == ["when"] or _waits(pieces) or _CONDITIONS.intersection(words):
        return True
    return not _CONDITIONS_OF_TWO.isdisjoint(pairwise(words))


_WAITING = ("before", "until", "till", "once")
_WHO_ACTS = ("we", "they", "i", "you", "he", "she")
_ACTS = tuple("signs closes moves goes pays decides gets renews orders confirms agrees approves buys".split())


def _waits(pieces: Pieces) -> bool:
    """ "Before we move Acme …", "until Acme signs"; not "before friday"."""
    for place, piece in enumerate(pieces[:-1]):
        if piece.says("by") and pieces[place + 1].text == "time":
            return True
        if piece.says(*_WAITING):
            after = pieces[place + 1 : place + 3]
            if after[0].says("i") and len(after) == 2 and after[1].says("forget"):
                continue
            acts = len(after) == 2 and after[0].kind is Kind.DEAL and after[1].says(*_ACTS)
            opens = place == 0 or pieces[place - 1].kind is Kind.BREAK
            if acts or after[0].says("we", "i") or (opens and after[0].says(*_WHO_ACTS)):
                return True
    return False


def refuses(pieces: Pieces) -> str | None:
    """The word before a request or report that takes the force out of it, or None."""
    for place, piece in enumerate(pieces):
        after = pieces[place + 1].text if place + 1 < len(pieces) else ""
        if piece.kind is Kind.WORD and _takes_force(piece.text, after):
            return piece.text
    return None


def _takes_force(word: str, after: str) -> bool:
    if word in _REQUESTED:
        return after not in _REQUESTED[word]
    if word in _HEARSAY:
        return after != "back"
    if word == "say":
        return after in ("to", "that")
    if word in _ONLY_TALKED_OF:
        return after.endswith("ing")
    if word in ("about", "close"):
        return after == "to"
    if word in _WOULD:
        return after not in ("like", "love", "say", "put")
    return word in _NEGATIONS | _FAILURES | _WISHES or word.endswith(("n't", "'ll"))


def doubts_it_all(clause: Pieces) -> bool:
    """Whether a clause only takes back the one before it: "…, fingers crossed", "…, I think"."""
    if len(clause) > _LONGEST_DOUBT or not all(piece.kind is Kind.WORD for piece in clause):
        return False
    lacks = clause[:1] and (
        clause[0].says("nothing") or (clause[0].says("not") and clause[-1].says(*_ON_PAPER))
    )
    denied = len(clause) > 1 and clause[-1].says(*_DENIALS)
    return bool(lacks) or denied or doubts(clause) is not None


_LONGEST_DOUBT = 3
_DENIALS = ("not", "haven't", "hasn't", "didn't", "isn't", "aren't", "wasn't")
"""What is denied in the end: "…, they have not"."""
_ON_PAPER = ("yet", "officially", "formally", "writing", "paper")
"""What a win lacks: "said yes, but nothing in writing", "not on paper"."""
_HEARSAY_BEFORE = frozenset(
    """
    apparently supposedly allegedly reportedly hopefully maybe perhaps probably possibly potentially
    presumably hypothetically theoretically ideally rumor rumour rumors rumours
    """.split()
)


def doubted_before(clause: Pieces) -> bool:
    """Whether a clause only weakens the one after it: "apparently, …", "according to their press, …"."""
    words = [piece.text for piece in clause if piece.kind is Kind.WORD]
    if words[:2] == ["according", "to"]:
        return words[2:] not in (["plan"], ["schedule"], ["my", "notes"])
    return 0 < len(clause) <= _LONGEST_DOUBT and not _HEARSAY_BEFORE.isdisjoint(words)


def doubts(pieces: Pieces) -> str | None:
    """The word after a report that takes it back: "I think", "hopefully", "if legal agrees"."""
    for piece in pieces:
        if piece.kind is Kind.WORD and piece.text in _DOUBTING_ENDS:
            return piece.text
    return None
