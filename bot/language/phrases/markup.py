"""Takes out of a message what its writer did not say in their own words: code, quotations, links.

Every such stretch becomes blanks of the same length, so that all places stay what they were. What is
blanked is never read, but it may still be part of a note's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.borrowed import borrowed
from bot.language.quotations import speech

_FENCE = "```"
_LINK = re.compile(r"(?:https?://|www\.|mailto:)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}", re.IGNORECASE)


_CODE = re.compile(
    r"^[ \t]*(?:(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^\n]*\b(?:FROM|VALUES|SET|WHERE)\b|\$ )[^\n]*",
    re.MULTILINE,
)
"""A line that is a database's or a shell's, in no backticks."""
_EXTENSION = re.compile(
    r"(?<=[\w)])\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|md|zip|png|jpe?g|gif|svg|msg|eml|mp[34]|mov|heic)\b",
    re.IGNORECASE,
)
_LONGEST_FILE = 120
_NAMED_SO = re.compile(r"[ \t]*(?:$|(?:uploaded|shared|attached|added)\b)", re.IGNORECASE | re.MULTILINE)
_NO_NAME = re.compile(r"[,;!?]|\b(?:see|sent|attached|attaching|here|in|with|is|per|from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A message with and without what is not its writer's own: `said` and `own` are of equal length."""

    said: str
    own: str
    blanked: tuple[tuple[int, int, str], ...]


def opened(text: str) -> Opened:
    """The text, typographic apostrophes made plain, and where code, quotations and links stood."""
    said = text.replace("’", "'").replace("‘", "'")
    blanked = [*_fences(said), *borrowed(said)]
    blanked += [(line.start(), line.end(), "code") for line in _CODE.finditer(said)]
    blanked += _lines(_blank(said, blanked))
    blanked += _inline(_blank(said, blanked))
    blanked += [(link.start(), link.end(), "link") for link in _LINK.finditer(_blank(said, blanked))]
    blanked += _files(_blank(said, blanked))
    blanked += [(start, end, "quotation") for start, end in speech(_blank(said, blanked))]
    own = _blank(said, blanked)
    return Opened(said, _unmarked(own), tuple(sorted(blanked)))


def _fences(text: str) -> list[tuple[int, int, str]]:
    found = []
    start = text.find(_FENCE)
    while start >= 0:
        end = text.find(_FENCE, start + 3)
        end = len(text) if end < 0 else end + 3
        found.append((start, end, "code"))
        start = text.find(_FENCE, end)
    return found


def _lines(text: str) -> list[tuple[int, int, str]]:
    """Quoted lines, as ">" marks them; ">>>" quotes all that follows."""
    found: list[tuple[int, int, str]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        bare = line.lstrip()
        if bare.startswith(">>>"):
            return [*found, (place, len(text), "quotation")]
        if bare.startswith(">"):
            found.append((place, place + len(line.rstrip("\n")), "quotation"))
        place += len(line)
    return found


def _inline(text: str) -> list[tuple[int, int, str]]:
    """Code between backticks and what is struck out between tildes, each within a line."""
    found = []
    place = 0
    for line in text.splitlines(keepends=True):
        for mark, what in (("`", "code"), ("~", "struck out")):
            places = [place + i for i, character in enumerate(line) if character == mark]
            found += [
                (first, last + 1, what)
                for first, last in zip(places[::2], places[1::2], strict=False)
                if last - first > 1 and (what == "code" or not text[first + 1].isspace())
            ]
        place += len(line)
    return found


def _files(text: str) -> list[tuple[int, int, str]]:
    """The names of files, which may be sentences: "Acme – signed contract (draft).pdf"."""
    found = []
    for extension in _EXTENSION.finditer(text):
        place = extension.start()
        begins = max(0, place - _LONGEST_FILE)
        word = max(begins, *(text.rfind(mark, begins, place) + 1 for mark in ' \n"\t'))
        title = max(begins, *(text.rfind(mark, begins, place) + 1 for mark in ("\n", ": ", '"')))
        told = text[title:place]
        in_words = any(mark in told for mark in (" - ", " – ", " — ", " (", "_"))
        whole = in_words and _NAMED_SO.match(text, extension.end()) and not _NO_NAME.search(told)
        found.append((title if whole else word, extension.end(), "file"))
    return found


def _blank(text: str, stretches: list[tuple[int, int, str]]) -> str:
    characters = list(text)
    for start, end, _ in stretches:
        characters[start:end] = [c if c == "\n" else " " for c in characters[start:end]]
    return "".join(characters)


def _unmarked(text: str) -> str:
    """Without the stars and underscores of bold and italics and without quotes, in the same places."""
    return "".join(
        " " if c in '*"“”„«»' or (c == "_" and _at_an_edge(text, i)) else c for i, c in enumerate(text)
    )


def _at_an_edge(text: str, place: int) -> bool:
    return not (text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum())
