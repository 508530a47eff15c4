"""What a run of digits with separators can be: a number, a day, an hour, a date, a time, a range of two."""

from __future__ import annotations

import re
from datetime import date, time

from bot.language.dates.values import Clock
from bot.language.dates.vocabulary import Kinds


def kinds_of_figures(text: str) -> Kinds:
    """The kinds of a run of digits with separators; none if it is too long for a date."""
    if "," in text or len(text) > 20:
        return {}
    separators = {mark for mark in text if not mark.isdigit()}
    if separators in ({":", "-"}, {".", "-"}):
        return _clock_range(text)
    if separators == {"/", "-"}:
        return _date_range(text)
    numbers = [int(part) for part in re.split(r"[-./:]", text)]
    if not separators:
        return _plain(text, numbers[0])
    if len(separators) > 1 or len(numbers) > 3 or max(numbers) > 9999:
        return {}
    separator = separators.pop()
    if separator == ":":
        return _clock(numbers, text)
    if separator == "." and len(numbers) == 2:
        return _dotted(text, numbers)
    found: Kinds = {"DATE": (separator, tuple(text.split(separator)))}
    if separator == "-" and len(numbers) == 2:
        found["NUMBERS"] = (numbers[0], numbers[1])
    if separator == "/" and len(numbers) == 2 and numbers[1] in (2, 4):
        found["DECIMAL"] = numbers[0] / numbers[1]
    return found


def _clock_range(text: str) -> Kinds:
    """ "13:00-14:00" and "13.00-14.00" count as their beginning; a whole hour may end the first."""
    ends = [kinds_of_figures(end) for end in text.split("-")]
    if len(ends) == 2 and "CLOCK" in ends[0] and (last := _end_of_clocks(ends[1])):
        return {"CLOCK": ends[0]["CLOCK"], "CLOCKS": (ends[0]["CLOCK"], last)}
    dotted = len(ends) == 2 and all("DOTTED" in end for end in ends)
    return {"DOTTED": ends[0]["DOTTED"]} if dotted else {}


def _end_of_clocks(end: Kinds) -> object:
    hour = end.get("HOUR")
    if isinstance(hour, tuple) and 0 < hour[0] < 24:
        return Clock(time(hour[0]))
    return end.get("CLOCK")


def _date_range(text: str) -> Kinds:
    """ "11/23-11/27"."""
    ends = [kinds_of_figures(end).get("DATE") for end in text.split("-")]
    return {"DATES": (ends[0], ends[1])} if len(ends) == 2 and all(ends) else {}


def _plain(text: str, number: int) -> Kinds:
    found: Kinds = {"NUMBER": number, text: None} if len(text) <= 4 else {}
    if len(text) <= 2 and 1 <= number <= 31:
        found["DOM"] = number
    if len(text) <= 2 and number <= 24:
        found["HOUR"] = (number, text.startswith("0"))
    if len(text) == 4:
        found["YEAR"] = number
        if number // 100 < 24 and number % 100 < 60:
            found["MILITARY"] = Clock(time(number // 100, number % 100))
    if len(text) in (3, 4) and number % 5 == 0:
        _add_glued_clock(text, number, found)
    if len(text) == 8:
        _add_compact(text, found)
    return found


def _add_glued_clock(text: str, number: int, found: Kinds) -> None:
    """ "930" and "1615" are times beside a day; a year ("2030") is none."""
    hour, minute = divmod(number, 100)
    if hour < 24 and minute < 60 and (len(text) == 3) == (hour < 10 and text[0] != "0") and hour != 20:
        found["GLUED"] = Clock(time(hour, minute), sure=len(text) == 4)


def _add_compact(text: str, found: Kinds) -> None:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return
    found["DATE"] = ("-", (text[:4], text[4:6], text[6:]))


def _clock(numbers: list[int], text: str) -> Kinds:
    if numbers[0] > 23 or any(n > 59 for n in numbers[1:]) or len(text.split(":")[1]) != 2:
        return {}
    sure = numbers[0] == 0 or numbers[0] > 12 or text.startswith("0")
    return {"CLOCK": Clock(time(numbers[0], numbers[1]), sure)}


def _dotted(text: str, numbers: list[int]) -> Kinds:
    found: Kinds = {"DECIMAL": float(text), "DATE": (".", tuple(text.split(".")))}
    if numbers[0] < 24 and numbers[1] < 60 and len(text.split(".")[1]) == 2:
        sure = numbers[0] == 0 or numbers[0] > 12
        found["DOTTED"] = Clock(time(numbers[0], numbers[1]), sure)
    return found
