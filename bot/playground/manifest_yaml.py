"""Reads the plain block YAML that app manifests are written in, so that no YAML library is needed at run
time.

Understands nested mappings, lists, quoted and bare scalars, comments and `>`/`|` text. Anything else of YAML
(anchors, tags, flow mappings with content, several documents) is refused with its line number.
"""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    indent: int
    text: str


def read_yaml(source: str) -> Any:
    """The value of a manifest's text. Raises ValueError, with the line's number, at what it does not
    understand.
    """
    if source.lstrip().startswith("{"):
        return json.loads(source)
    reader = _Reader(_lines(source))
    value = reader.block(0)
    if reader.here is not None:
        raise ValueError(f"line {reader.here.number}: unexpected indentation")
    return value


def _lines(source: str) -> list[Line]:
    lines = []
    for number, raw in enumerate(source.splitlines(), 1):
        text = raw.strip()
        if text and not text.startswith("#") and text != "---":
            lines.append(Line(number, len(raw) - len(raw.lstrip(" ")), text))
    return lines


class _Reader:
    """Walks the lines; each method leaves `here` at the first line that is not its own."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = 0

    @property
    def here(self) -> Line | None:
        return self._lines[self._at] if self._at < len(self._lines) else None

    def block(self, indent: int) -> Any:
        line = self.here
        if line is None or line.indent < indent:
            return None
        return self._list(line.indent) if _is_item(line.text) else self._mapping(line.indent)

    def _list(self, indent: int) -> list[Any]:
        items: list[Any] = []
        while (line := self.here) is not None and line.indent == indent and _is_item(line.text):
            rest = line.text[1:].lstrip()
            if not rest:
                self._at += 1
                items.append(self.block(indent + 1))
            elif _key_of(rest) is not None:
                inner = indent + len(line.text) - len(rest)
                self._lines[self._at] = Line(line.number, inner, rest)
                items.append(self._mapping(inner))
            else:
                self._at += 1
                items.append(_scalar(rest, line.number))
        return items

    def _mapping(self, indent: int) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while (line := self.here) is not None and line.indent == indent and not _is_item(line.text):
            split = _key_of(line.text)
            if split is None:
                raise ValueError(f"line {line.number}: expected `key: value`")
            key, rest = split
            self._at += 1
            pairs[key] = self._value(rest, indent, line.number)
        return pairs

    def _value(self, rest: str, indent: int, number: int) -> Any:
        if rest and rest[0] in ">|":
            return self._text(rest, indent)
        if rest:
            return _scalar(rest, number)
        following = self.here
        if following is not None and following.indent == indent and _is_item(following.text):
            return self._list(indent)
        return self.block(indent + 1)

    def _text(self, style: str, indent: int) -> str:
        parts = []
        while (line := self.here) is not None and line.indent > indent:
            parts.append(line.text)
            self._at += 1
        joined = (" " if style[0] == ">" else "\n").join(parts)
        return joined if style.endswith("-") else joined + "\n"


def _is_item(text: str) -> bool:
    return text == "-" or text.startswith("- ")


def _key_of(text: str) -> tuple[str, str] | None:
    if text[0] in "\"'":
        return None
    key, colon, rest = text.partition(":")
    if not colon or (rest and not rest.startswith(" ")):
        return None
    rest = rest.strip()
    return key.strip(), "" if rest.startswith("#") else rest


_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "[]": [], "{}": {}}


def _scalar(text: str, number: int) -> Any:
    if text[0] == '"':
        value, end = json.JSONDecoder().raw_decode(text)
        return _nothing_after(text[end:], value, number)
    if text[0] == "'":
        end = text.replace("''", "\0\0").find("'", 1)
        if end < 0:
            raise ValueError(f"line {number}: a quotation that does not end")
        return _nothing_after(text[end + 1 :], text[1:end].replace("''", "'"), number)
    bare = text.split(" #")[0].strip()
    if bare in _WORDS:
        return _WORDS[bare]
    if bare[0] in "[{&*!%@`":
        raise ValueError(f"line {number}: this kind of YAML is not read here: {bare}")
    return int(bare) if bare.lstrip("-").isdecimal() else bare


def _nothing_after(rest: str, value: Any, number: int) -> Any:
    if rest.strip() and not rest.strip().startswith("#"):
        raise ValueError(f"line {number}: text after a quotation: {rest.strip()}")
    return value
