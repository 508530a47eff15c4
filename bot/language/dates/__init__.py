"""Reads the dates that people write for a follow-up, a close date or a report.

`read` takes a text that is one expression, `find` looks for expressions inside a sentence, `period`
reads the period of a report. None of them raises, whatever is typed; what is not understood is None.
Dates are local to `Reading.now`. A text costs time in proportion to its length.
"""

from __future__ import annotations

from bot.language.dates.elsewhere import warm
from bot.language.dates.sentences import find
from bot.language.dates.when import Grain, Reading, Span, When
from bot.language.dates.whole import period, read

__all__ = ["Grain", "Reading", "Span", "When", "find", "period", "read", "warm"]
