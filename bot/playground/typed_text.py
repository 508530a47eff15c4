"""What a member types, as Slack sends it on: `&`, `<` and `>` escaped, @names and #names as ids, links
marked.
"""

from __future__ import annotations

import re

from bot.playground.state import State

_NAME = re.compile(r"(?<![\w<])([@#])([\w.\-]+)")
_LINK = re.compile(r"(?<![<\w])(https?://[^\s<>|]+)")
_ALREADY = re.compile(r"(&lt;(?:[@#][A-Z0-9]{5,}(?:\|[^&]*)?|https?://[^\s&]+)&gt;)")
_EVERYBODY = ("channel", "here", "everyone")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(state: State, text: str, with_names: bool = False) -> str:
    """`@kim` becomes `<@U…>`, with `with_names` (commands that ask for escaping) `<@U…|kim>`; a channel
    likewise.

    A mention that is written out already (`<@U123>`) stays one: that is what Slack's composer makes of a
    pick. `@channel`, `@here` and `@everyone` become `<!channel>` and so on; written out by hand, those
    stay characters.
    """
    parts = _ALREADY.split(escaped(text))
    for index, part in enumerate(parts):
        if index % 2:
            parts[index] = part.replace("&lt;", "<").replace("&gt;", ">")
        else:
            linked = _LINK.sub(r"<\1>", part)
            parts[index] = _NAME.sub(lambda found: _mention(state, found, with_names), linked)
    return "".join(parts)


def _mention(state: State, found: re.Match[str], with_names: bool) -> str:
    sign, name = found.groups()
    trimmed = name.rstrip(".-")
    rest = name[len(trimmed) :]
    if sign == "@" and trimmed in _EVERYBODY:
        return f"<!{trimmed}>{rest}"
    if sign == "@":
        for member in state.members.values():
            if trimmed.lower() in (member.name.lower(), member.display_name.lower()):
                return f"<@{member.id}{'|' + member.name if with_names else ''}>{rest}"
    else:
        for channel in state.channels.values():
            if channel.name and channel.name == trimmed.lower() and not channel.is_im:
                return f"<#{channel.id}|{channel.name}>{rest}"
    return found.group(0)
