"""Quotes: what somebody set in them, and their words as they are quoted back."""

from __future__ import annotations

from bot.language.text import readable

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "”": "”", "'": "'", "‘": "’"}


def leading_quote(text: str) -> tuple[str, str] | None:
    """What is quoted at the start, and the rest; None without a quote that opens, closes and holds words."""
    closing = _QUOTES.get(text[:1])
    if closing is None:
        return None
    for place in range(2, len(text)):
        ends = place + 1 == len(text) or not text[place + 1].isalnum()
        if text[place] in closing and ends and text[1:place].strip():
            return text[1:place].strip(), text[place + 1 :].strip()
    return None


def unquoted(text: str) -> str:
    """The text without the one pair of quotes around it, if there is one."""
    text = text.strip()
    quoted = leading_quote(text)
    return quoted[0] if quoted and not quoted[1] else text


def shortened(text: str, most: int = 80) -> str:
    """The words as they are quoted in a refusal."""
    shown = " ".join(readable(text).split())
    return shown if len(shown) <= most else shown[: most - 1] + "…"
