"""How figures are said: shares, multiples, sums of several currencies, and what a report is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from bot.domain.closings import DAY, Spread
from bot.domain.money import Money
from bot.domain.rates import Converted
from bot.domain.rounding import half_up
from bot.domain.wording import listed
from bot.outcomes.audience import Audience
from bot.outcomes.reports import About
from bot.views import words
from bot.views.lines import DOT, Line, bold, code, line
from bot.views.phrases import day_of, whose


def percent(share: Fraction) -> str:
    """ "32 %", "−50 %"."""
    return f"{words.number(half_up(share * 100)).replace('-', '−')} %"


def times(multiple: Fraction) -> str:
    """ "2.1×"."""
    tenths = half_up(multiple * 10)
    return f"{words.number(tenths // 10)}.{tenths % 10}×"


def money(exact: Fraction, currency: str) -> str:
    """Minor units, rounded half up."""
    return words.money(Money(half_up(exact), currency))


def sums(by_currency: Mapping[str, int], home: str) -> str:
    """ "$40,000 and €3,000": money of two currencies is never added; the workspace's own comes first."""
    told = sorted(by_currency.items(), key=lambda each: own_first(each[0], home))
    return listed(words.money(Money(minor, each)) for each, minor in told if minor)


def own_first(currency: str, home: str) -> tuple[bool, str]:
    """What currencies are sorted by."""
    return currency != home, currency


def lasting(seconds: Fraction | int) -> str:
    """ "9 days", "less than a day"."""
    whole = half_up(Fraction(seconds) / DAY)
    return words.days(whole) if whole else "less than a day"


def spread(each: Spread) -> str:
    """ "12 days at the median, 80 % within 30 days"; of one alone "12 days"."""
    median, eightieth = lasting(each.median), lasting(each.eightieth)
    return median if each.count == 1 else f"{median} at the median, 80 % within {eightieth}"


def heading(what: str, about: About, audience: Audience, *, period: bool = True) -> Line:
    """ "Changes Sales · This quarter · @Kim's · as of Sun 1 Mar"; period: whether it is said here."""
    told = line(bold(f"{what} {about.pipeline.name}"))
    if period:
        told = line(told, DOT, about.title)
    if about.rep:
        told = line(told, DOT, whose(about.rep, audience))
    if about.as_of:
        told = line(told, DOT, f"as of {day_of(about.as_of, audience)}")
    return told


def apart(*several: Converted) -> Line | None:
    """The sums that no rate was known for, and how to say one: "not counted for want of a rate: ¥200,000"."""
    left: dict[str, int] = {}
    for each in several:
        for money_apart in each.money_apart:
            left[money_apart.currency] = max(left.get(money_apart.currency, 0), money_apart.minor)
    if not left:
        return None
    told = f"not counted for want of a rate: {sums(left, '')}; set one: "
    return line(told, code(f"/pipeline rate {min(left)} …"))


def worth(each: Converted) -> str:
    """ "$82,000", "$82,000 and ¥200,000" where a part has no rate, "¥200,000" where all of it has none."""
    own = [each.money] if each.exact or not each.apart else []
    return listed(words.money(part) for part in (*own, *each.money_apart))


def rates_used(several: Iterable[Converted], audience: Audience) -> Line | None:
    """ "EUR at 1.08 (Fri 27 Mar)"."""
    used = {currency: rate for each in several for currency, rate in each.used.items()}
    told = [
        f"{currency} at {rate.written} ({day_of(rate.day, audience)})"
        for currency, rate in sorted(used.items())
    ]
    return line(listed(told)) if told else None
