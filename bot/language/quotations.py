"""Which quotations of a message are speech: what somebody said, which is no report of the writer's own.

A few words in quotes may as well be a name (“"Blue Ocean" said yes”) or be meant (“move "Acme" to demo”).
How long they are, how they begin and what stands around them tells. Each quotation is looked at once and a
few words around it, so a text costs time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.text import MEMBER

_QUOTED = re.compile(
    r"[\"“„«][^\"“”„«»\n]{1,1000}[\"“”»]"
    r"|(?:(?<=\s)|^)'[^'\n]{3,200}(?:'[a-z][^'\n]{0,200})?'(?=[\s,.!?]|$)",
    re.MULTILINE,
)
_LONGEST_NAME = 5
_LONGEST_NAME_SPOKEN_OF = 2
_BEFORE = 30
_AFTER = 30
"""Characters around a quotation that may tell who said it."""
_TOLD_BEFORE = re.compile(
    r"(?<![\w'])(?:said|says?|wrote|writes?|saying|goes|like|replied|asked|told)[\s,:]*\Z", re.IGNORECASE
)
_SPEAKER = re.compile(r"(?:^|[.!?\"”] )\w[\w.]{0,20}: ?\Z", re.MULTILINE)
_TOLD_AFTER = re.compile(
    r"[\s,.!?]{0,3}(?:he|she|they|it|i|[A-Z]\w{1,20}) (?:said|says|wrote|writes|told|claims|claimed|goes)\b"
)
_SPOKEN_OF = re.compile(r"[^\w\"“„«]{0,3}(?:is|was|means|sounds|said|says|wrote|goes|dixit)\b", re.IGNORECASE)
_SPOKEN_OF_FIRST = re.compile(r"[^\w\"“„«]{0,3}(?:isn't|are|they|he|she|according)\b", re.IGNORECASE)
"""The same, where the quotation opens the sentence."""
_SAYING = re.compile(
    r"[\"“„«](?:[^\"“”„«»]*?\s)?(?:is|are|was|were|has|have|had|will|won't|can't|isn't|signed|closed|won|lost|moved|"
    r"went|chose|picked|wants?|needs?|goes|gets|got)\b"
)
"""A quotation in which somebody does something, written in small letters, so that it is no name."""
_SO_CALLED = re.compile(r"[\"“„«](?:won|lost|sold|gone|dead|done|[a-z]{2,12}ed)[\"“”»]")
_MEANT = re.compile(r"(?:\b(?:to|as|in|into|stage|status)|[:=→>-])\s*\Z", re.IGNORECASE)
"""What a single word in quotes is a value of: moved to "closed"."""
_SPEECH = re.compile(
    r".(?:we|i|they|he|she)"
    r"(?: (?:lost|won|signed|closed|moved|want|need|have|had|will|just|chose)|'(?:ve|re|ll|d|m))\b",
    re.IGNORECASE,
)
"""A quotation that begins as people speak and no company is called."""


def speech(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody is quoted, or a word is not meant ("accepted"): text[start:end] with its quotes.

    text: the message, with plain apostrophes. What is no writer's own for other reasons is blanked in it.
    """
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span()
        if _is_speech(text, start, end):
            yield start, end


def _is_speech(text: str, start: int, end: int) -> bool:
    count = len(text[start:end].split())
    before = text[max(0, start - _BEFORE) : start]
    if count > _LONGEST_NAME or _TOLD_BEFORE.search(before):
        return True
    if count == 1:
        return bool(_SO_CALLED.match(text, start)) and not _MEANT.search(before)
    after = text[end : end + _AFTER]
    if _SPEAKER.search(before) or _TOLD_AFTER.match(after) or _is_all(text, start, end):
        return True
    if count > _LONGEST_NAME_SPOKEN_OF and _SAYING.match(text, start, end):
        return True
    opens = _opens(text, start)
    if count > _LONGEST_NAME_SPOKEN_OF and (
        _SPOKEN_OF.match(after) or (opens and _SPOKEN_OF_FIRST.match(after))
    ):
        return True
    return opens and bool(_SPEECH.match(text, start))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a line begins there, or what somebody has to say: "Kim: …"."""
    before = text[:start].rstrip(" \t")
    return not before or before[-1] in ".!?:\n"


def _is_all(text: str, start: int, end: int) -> bool:
    """Whether nothing but people stands around the quotation, so that it is no name within a request."""
    return not any(MEMBER.sub("", around).strip(" \n.!") for around in (text[:start], text[end:]))
