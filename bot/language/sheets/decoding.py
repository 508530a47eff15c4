"""From bytes to text: the encodings in which spreadsheets and sales tools write CSV.

What is no text at all is refused with what it seems to be, and what to do.
"""

from __future__ import annotations

from bot.domain.refusals import NotUnderstood

_SAVE_AS = "In your spreadsheet choose File, Save as, CSV UTF-8, and import that file."
_KNOWN = (
    (b"PK\x03\x04", f"That is an Excel workbook (.xlsx) or another zip file, not CSV. {_SAVE_AS}"),
    (b"\xd0\xcf\x11\xe0", f"That is an old Excel workbook (.xls), not CSV. {_SAVE_AS}"),
    (b"%PDF", "That is a PDF, not CSV. Export the table itself as CSV."),
    (b"\x1f\x8b", "That file is compressed. Unpack it, and import the CSV file in it."),
)
_BINARY = f"That file holds no text that I can read. {_SAVE_AS}"
_EMPTY = "That file is empty."
_SAMPLE = 100_000
"""Bytes that tell in which encoding a file is."""


def text_of(content: bytes) -> str:
    """The text of a file. Raises NotUnderstood for one that is empty, or is not text."""
    if not content.strip():
        raise NotUnderstood(_EMPTY)
    for beginning, sentence in _KNOWN:
        if content.startswith(beginning):
            raise NotUnderstood(sentence)
    text = _decoded(content)
    if _is_rubbish(text[:_SAMPLE]):
        raise NotUnderstood(_BINARY)
    if not text.strip():
        raise NotUnderstood(_EMPTY)
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    sample = content[:_SAMPLE]
    if sample.count(0) * 4 > len(sample):
        # Plain letters in UTF-16 without its mark have a zero in every second byte.
        return content.decode(
            "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be", "replace"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Latin-1 knows the few bytes for which Windows has no letter.
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")


def _is_rubbish(sample: str) -> bool:
    """A zero, or more than a control character in a hundred."""
    strange = sum(1 for each in sample if each < " " and each not in "\t\r\n\f\v\x1a")
    strange += sample.count("\ufffd") + sum("\x7f" <= each <= "\x9f" for each in sample)
    return "\x00" in sample or strange * 100 > len(sample)
