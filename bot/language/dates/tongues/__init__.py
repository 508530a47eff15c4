"""The words around a date in other languages, each language in a module of its own.

A line of a table is `words = English words`; the names of weekdays and months are not among them, since
dateparser knows those of every language. Words that end in `…` count only before a word of a date, so
that "am" in "I am late" stays what it is. Accents may be left out.
"""

from __future__ import annotations

from bot.language.dates.tongues.dutch import DUTCH
from bot.language.dates.tongues.french import FRENCH
from bot.language.dates.tongues.german import GERMAN
from bot.language.dates.tongues.italian import ITALIAN
from bot.language.dates.tongues.portuguese import PORTUGUESE
from bot.language.dates.tongues.spanish import SPANISH

TABLES = {
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "nl": DUTCH,
    "pt": PORTUGUESE,
}
"""By the code of the language (ISO 639)."""
