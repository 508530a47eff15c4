"""The holidays people name when they mean a date, each by its rule.

Days that move with the moon's calendars (Ramadan, Diwali, the Chinese new year) are not read.
The weekday rules are those of the United States unless the name itself is another country's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.language.dates.arithmetic import months_from, nth_weekday, recent
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Stretch, single
from bot.language.dates.when import Reading

InYear = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones, Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_century, century_rest = divmod(century, 4)
    correction = (8 * century + 13) // 25
    moon = (19 * golden + century - leap_century - correction + 15) % 30
    leap, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap - moon - leap_rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def fixed(month: int, day: int) -> InYear:
    return lambda year: date(year, month, day)


def from_easter(days: int) -> InYear:
    return lambda year: easter(year) + timedelta(days=days)


def weekday_of(nth: int, weekday: int, month: int, plus: int = 0) -> InYear:
    def in_year(year: int) -> date:
        found = nth_weekday(months_from(year, month), nth, weekday)
        if found is None:
            raise ValueError("no such weekday")
        return found + timedelta(days=plus)

    return in_year


def _victoria_day(year: int) -> date:
    return recent(date(year, 5, 25), 0)


def _advent(year: int, sunday: int) -> date:
    return recent(date(year, 12, 25), 6) - timedelta(weeks=4 - sunday)


HOLIDAYS: list[tuple[str, InYear]] = [
    ("new|newyears years? day", fixed(1, 1)),
    ("new year", fixed(1, 1)),
    ("new years", fixed(1, 1)),
    ("the new year", fixed(1, 1)),
    ("new year|years eve", fixed(12, 31)),
    ("nye", fixed(12, 31)),
    ("epiphany", fixed(1, 6)),
    ("mlk day", weekday_of(3, 0, 1)),
    ("martin luther king|kings jr? day", weekday_of(3, 0, 1)),
    ("australia day", fixed(1, 26)),
    ("groundhog|groundhogs day", fixed(2, 2)),
    ("super bowl sunday?", weekday_of(2, 6, 2)),
    ("valentine|valentines day?", fixed(2, 14)),
    ("presidents|washingtons day", weekday_of(3, 0, 2)),
    ("mardi gras", from_easter(-47)),
    ("shrove|pancake tuesday|day", from_easter(-47)),
    ("ash wednesday", from_easter(-46)),
    ("pi day", fixed(3, 14)),
    ("st|saint patricks|patrick|paddys day", fixed(3, 17)),
    ("st|saint patricks", fixed(3, 17)),
    ("april fools|fool day?", fixed(4, 1)),
    ("all fools day", fixed(4, 1)),
    ("palm sunday", from_easter(-7)),
    ("maundy thursday", from_easter(-3)),
    ("good friday", from_easter(-2)),
    ("holy saturday", from_easter(-1)),
    ("easter sunday|day?", from_easter(0)),
    ("easter monday", from_easter(1)),
    ("tax day", fixed(4, 15)),
    ("earth day", fixed(4, 22)),
    ("anzac day", fixed(4, 25)),
    ("kings day", fixed(4, 27)),
    ("may day", fixed(5, 1)),
    ("star wars day", fixed(5, 4)),
    ("cinco de mayo", fixed(5, 5)),
    ("mother|mothers|moms day", weekday_of(2, 6, 5)),
    ("memorial day", weekday_of(-1, 0, 5)),
    ("victoria day", _victoria_day),
    ("ascension day?", from_easter(39)),
    ("ascension thursday", from_easter(39)),
    ("pentecost|whitsun|whitsunday", from_easter(49)),
    ("whit sunday", from_easter(49)),
    ("whit|pentecost monday", from_easter(50)),
    ("corpus christi", from_easter(60)),
    ("juneteenth", fixed(6, 19)),
    ("father|fathers|dads day", weekday_of(3, 6, 6)),
    ("midsummer day?", fixed(6, 24)),
    ("canada day", fixed(7, 1)),
    ("independence day", fixed(7, 4)),
    ("fourth of july", fixed(7, 4)),
    ("bastille day", fixed(7, 14)),
    ("assumption day", fixed(8, 15)),
    ("labor|labour day", weekday_of(1, 0, 9)),
    ("patriot day", fixed(9, 11)),
    ("columbus|indigenous day", weekday_of(2, 0, 10)),
    ("indigenous peoples day", weekday_of(2, 0, 10)),
    ("canadian thanksgiving", weekday_of(2, 0, 10)),
    ("boss|bosss|bosses day", fixed(10, 16)),
    ("halloween|helloween", fixed(10, 31)),
    ("halloween day|night", fixed(10, 31)),
    ("reformation day", fixed(10, 31)),
    ("all saints|hallows day?", fixed(11, 1)),
    ("all souls day?", fixed(11, 2)),
    ("guy fawkes day|night?", fixed(11, 5)),
    ("bonfire night", fixed(11, 5)),
    ("veterans|veteran|remembrance|armistice day", fixed(11, 11)),
    ("singles day", fixed(11, 11)),
    ("st|saint andrews day", fixed(11, 30)),
    ("thanksgiving|turkey day", weekday_of(4, 3, 11)),
    ("thanksgiving", weekday_of(4, 3, 11)),
    ("thanks giving day?", weekday_of(4, 3, 11)),
    ("black friday", weekday_of(4, 3, 11, plus=1)),
    ("small business saturday", weekday_of(4, 3, 11, plus=2)),
    ("cyber monday", weekday_of(4, 3, 11, plus=4)),
    ("giving tuesday", weekday_of(4, 3, 11, plus=5)),
    ("first advent", lambda year: _advent(year, 1)),
    ("st|saint nicholas day", fixed(12, 6)),
    ("christmas|xmas eve", fixed(12, 24)),
    ("christmas|xmas|chrismas|xmass|cristmas|christmass day?", fixed(12, 25)),
    ("x mas", fixed(12, 25)),
    ("boxing day", fixed(12, 26)),
    ("st|saint stephens day", fixed(12, 26)),
    ("kwanzaa", fixed(12, 26)),
]


def _ahead(in_year: InYear) -> Callable[[Reading], Stretch]:
    def means(r: Reading) -> Stretch:
        day = in_year(r.today.year)
        return single(day if day >= r.today or r.toward == "this year" else in_year(r.today.year + 1))

    return means


def _in(in_year: InYear, steps: int) -> Callable[[Reading], Stretch]:
    """Of this year (0), the next (1) or the last one (-1)."""
    return lambda r: single(in_year(r.today.year + steps))


def _last(in_year: InYear) -> Callable[[Reading], Stretch]:
    def means(r: Reading) -> Stretch:
        day = in_year(r.today.year)
        return single(day if day < r.today else in_year(r.today.year - 1))

    return means


def _rules(says: str, in_year: InYear) -> list[Rule]:
    name = " ".join(word.split("|")[0] for word in says.replace("?", "").split())
    return [
        Rule("<holiday-day>", f"{says} of|in? YEAR", lambda _, year: single(in_year(year)), f"{name} 2027"),
        Rule("<holiday-day>", f"{says} NEXT year", _in(in_year, 1), f"{name} next year"),
        Rule("<holiday-day>", f"{says} THIS year", _in(in_year, 0), f"{name} this year"),
        Rule("<holiday-day>", says, _ahead(in_year), name),
        Rule("<holiday-day>", f"NEXT {says}", _ahead(in_year), f"next {name}"),
        Rule("<holiday-day>", f"THIS {says}", _ahead(in_year), f"this {name}"),
        Rule("<holiday-day>", f"LAST {says}", _last(in_year), f"last {name}"),
    ]


HOLIDAY_RULES = [rule for says, in_year in HOLIDAYS for rule in _rules(says, in_year)]
