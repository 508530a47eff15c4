"""Lines: what a message says, once, for the eye and for the ear.

What people typed must show as the characters that they typed, and never ping anyone. Rich text does that
without any escaping, so answers are written in it; where Slack takes no rich text (the text beside a
button), a line becomes mrkdwn when that can say it faithfully, and plain text when it cannot.
The same line gives the fallback text that screen readers and notifications speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

from bot.views.blocks import FIELD, FIELDS, SECTION, Block, Element, Message, escape, message, shorten

Style = Literal["bold", "italic", "strike", "code", "channel"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text as it is, without markup. aloud: how it is spoken, where a sign is seen instead."""

    text: str
    style: Style | None = None
    aloud: str | None = None


Line = tuple[Span, ...]

TICK = Span("✓ ", aloud="")
CHEER = Span("🎉 ", aloud="")
BACK = Span("↩ ", aloud="")
GAP = Span("\u2003", aloud=": ")
DOT = Span(" · ", aloud=", ")
ARROW = Span(" → ", aloud=" to ")
BREAK = Span("\n", aloud=" ")
BELOW = Span("\n", aloud=". ")
"""Signs and the words for them. The gap is one wide space: browsers fold two narrow ones into one. After a
break the sentence goes on; what stands below is the next one."""


def line(*parts: str | Span | Line) -> Line:
    """One line of texts, spans and other lines, in order."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(spans)


def bold(text: str) -> Span:
    return Span(text, "bold")


def code(text: str) -> Span:
    return Span(text, "code")


def channel(ident: str) -> Span:
    """A channel by its name, as Slack shows it; spoken without."""
    return Span(ident, "channel", aloud="a channel")


def struck(told: Line) -> Line:
    """The same line, crossed out; it is spoken as "taken back"."""
    return (Span("", aloud="Taken back: "), *(replace(span, style="strike") for span in told))


def facts(*known: Line | None) -> Line:
    """The facts that are known, each after a dot: " · $40,000 · closes Fri 27 Mar"."""
    return line(*(part for fact in known if fact for part in (DOT, fact)))


def joined(separator: str | Span, several: Iterable[Line]) -> Line:
    """Lines as one, with the separator between them."""
    return line(*(part for each in several for part in (separator, each)))[1:]


_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that, unclosed, make the rest of a line read backwards."""


def readable(text: str) -> str:
    """The text without marks that turn a line, and never empty, which Slack refuses."""
    return _TURNING.sub("", text) or " "


_MARKUP = re.compile(r"[*_~`<>]|:[^\s:]+:")
"""What mrkdwn may take for markup, a mention, a link or an emoji."""


def paragraph(*several: Line) -> Block:
    """Lines in rich text, each below the other; at most 3,000 characters of each are shown."""
    return _rich("rich_text_section", joined(BREAK, several))


def quote(text: str, limit: int = SECTION) -> Block:
    """What someone wrote, set off by a bar and shortened to `limit` characters."""
    return _rich("rich_text_quote", line(shorten(text, limit)))


def _rich(kind: str, told: Line) -> Block:
    """One element for each stretch of one style."""
    elements = [
        _element("".join(span.text for span in spans), style)
        for style, spans in groupby((span for span in told if span.text), key=attrgetter("style"))
    ]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": elements or [_element("", None)]}]}


def _element(text: str, style: Style | None) -> Element:
    if style == "channel":
        return {"type": "channel", "channel_id": text}
    element: Element = {"type": "text", "text": readable(text)}
    if style is not None:
        element["style"] = {style: True}
    return element


def beside(told: Line, accessory: Element | None = None) -> Block:
    """A line with one button or menu beside it."""
    block: Block = {"type": "section", "text": text_object(told)}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def text_object(told: Line, limit: int = SECTION) -> dict[str, Any]:
    """The line for blocks without rich text: mrkdwn where every character can be trusted to stay itself."""
    seen = readable("".join(span.text for span in told))
    if _MARKUP.search(seen):
        return {"type": "plain_text", "text": shorten(escape(seen), limit), "emoji": False}
    # One pair of signs for a stretch of one style: signs between its words would show their gaps.
    stretches = groupby((span for span in told if span.text), key=attrgetter("style"))
    marked = "".join(_marked("".join(s.text for s in spans), style) for style, spans in stretches) or " "
    return {"type": "mrkdwn", "text": shorten(marked, limit), "verbatim": True}


def small_print(told: Line) -> Block:
    return {"type": "context", "elements": [text_object(told)]}


def fact_fields(*known: tuple[str, Line]) -> Block:
    """Facts under their names, in two columns; at most ten."""
    texts = [text_object(line(bold(name), BREAK, fact), FIELD) for name, fact in known[:FIELDS]]
    return {"type": "section", "fields": texts}


_SIGNS = {"bold": "*", "italic": "_", "strike": "~", "code": "`"}


def _marked(stretch: str, style: Style | None) -> str:
    if style == "channel":
        return f"<#{stretch}>"
    text = escape(stretch)
    if style is None or not text.strip():
        return text
    sign = _SIGNS[style]
    # Slack reads the signs as such only where they touch the word.
    kept = text.strip()
    start = text.index(kept)
    return f"{text[:start]}{sign}{kept}{sign}{text[start + len(kept) :]}"


def aloud(told: Line) -> str:
    """The line as it is spoken: signs as words, on one line, not escaped."""
    spoken = "".join(span.text if span.aloud is None else span.aloud for span in told)
    return " ".join(readable(spoken).split())


def sentence(text: str) -> str:
    """The text with a full stop where it has no end, so that a reader's voice falls before the next."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def answer_of(spoken: Line, *blocks: Block) -> Message:
    """A message of these blocks whose fallback text is that line."""
    return message(escape(aloud(spoken)), *blocks)
