"""Text as it comes from Slack, made safe and plain at the one entry.

Slack escapes what people type (`&lt;`) and writes what they picked as tokens (`<@U123|kim>`). Once both
are plain text they cannot be told apart, so picked members are kept between marks that nobody can type:
Unicode's noncharacters, which `clean` takes out of everything that comes in.
"""

from __future__ import annotations

import re
import unicodedata

_OPEN, _LABEL, _CLOSE, _OPEN_CHANNEL = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
MEMBER = re.compile(f"{_OPEN}([A-Z0-9]+){_LABEL}([^{_CLOSE}]*){_CLOSE}")
"""A member picked in Slack, in a text from `from_slack`: the id and the label, which is for reading only."""
CHANNEL = re.compile(f"{_OPEN_CHANNEL}([A-Z0-9]+){_LABEL}([^{_CLOSE}]*){_CLOSE}")
"""A channel picked in Slack, likewise."""

_TOKEN = re.compile(
    r"<([@#])([A-Z][A-Z0-9]*)(?:\|([^<>]*))?>|<((?:mailto|tel|https?):[^<>|]*)(?:\|([^<>]*))?>"
)
_ESCAPED = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text that may be stored and shown: NFC, without control, invisible and direction-turning marks.

    Lone surrogates become U+FFFD. Line breaks stay; every other space becomes a plain one. A text of
    joiners and marks alone is empty.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = "".join(map(_kept, text))
    normal = unicodedata.normalize("NFC", kept).strip()
    return normal if any(unicodedata.category(c)[0] not in "CMZ" for c in normal) else ""


def from_slack(text: str, *, keep_channels: bool = False) -> str:
    """What someone typed in Slack, cleaned and unescaped once; picked members stand between marks.

    Picked channels become "#sales", or stand between marks as well when keep_channels is set. Links
    become the address or number that people see. Other tokens stay the characters they are.
    """
    pieces: list[str] = []
    end = 0
    text = clean(text)
    for token in _TOKEN.finditer(text):
        pieces += (unescape_once(text[end : token.start()]), _plain_token(token))
        end = token.end()
    told = "".join((*pieces, unescape_once(text[end:])))
    return told if keep_channels else CHANNEL.sub(lambda channel: "#" + (channel[2] or channel[1]), told)


def readable(text: str) -> str:
    """A piece of a text from `from_slack` as people read it: members as "@kim", channels as "#sales"."""
    if text.isascii():
        return text.strip()  # without the marks
    shown = MEMBER.sub(lambda member: "@" + (member[2] or member[1]), text)
    shown = CHANNEL.sub(lambda channel: "#" + (channel[2] or channel[1]), shown)
    return "".join(c for c in shown if c not in (_OPEN, _LABEL, _CLOSE, _OPEN_CHANNEL)).strip()


def unescape_once(text: str) -> str:
    """Slack escapes three characters and no more; `&amp;lt;` is the typed text "&lt;"."""
    return re.sub(r"&(?:amp|lt|gt);", lambda entity: _ESCAPED[entity[0]], text)


def _plain_token(token: re.Match[str]) -> str:
    kind, ident, label, address, shown = token.groups()
    label = unescape_once(label or "")
    if kind == "@":
        return f"{_OPEN}{ident}{_LABEL}{label.removeprefix('@')}{_CLOSE}"
    if kind == "#":
        return f"{_OPEN_CHANNEL}{ident}{_LABEL}{label.removeprefix('#')}{_CLOSE}"
    scheme, _, target = unescape_once(address).partition(":")
    if scheme in ("mailto", "tel"):
        return target
    shown = unescape_once(shown or "")
    return shown if shown and shown in address else unescape_once(address)


def _kept(character: str) -> str:
    if character == "\n" or " " <= character <= "~":
        return character
    if character in _INVISIBLE or character in _BIDI or _is_noncharacter(ord(character)):
        return ""
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if character == "\t" or category[0] == "Z" or character == "\x85":
        return " "
    return "" if category == "Cc" else character


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
