"""What is set, as it stands: the targets with what is won of them, and the exchange rates of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.domain.rates import Rate
from bot.language.commands import ForecastPeriod, SetTarget
from bot.outcomes.audience import Audience
from bot.outcomes.steering import Aim, RatesShown, TargetsShown
from bot.views import words
from bot.views.blocks import Element, Message
from bot.views.buttons import menu, row, run
from bot.views.lines import DOT, GAP, Line, answer_of, bold, code, joined, line, paragraph
from bot.views.phrases import day_of, who
from bot.views.reports.phrases import worth

SHOWN = 30
"""Targets that an answer names; more are counted."""


def targets_shown(outcome: TargetsShown, audience: Audience) -> Message:
    """A line for each time with the team's target in it, and one below it for each member's own."""
    if not outcome.aims:
        of = f" of {who(outcome.rep, audience)}" if outcome.rep else ""
        none = line(f"No target{of} is set for now or later. ", _usage(audience))
        return answer_of(none, paragraph(none))
    named, left = outcome.aims[:SHOWN], len(outcome.aims) - SHOWN
    more = [line(f"and {words.number(left)} more")] if left > 0 else []
    told = [
        each
        for title, aims in groupby(named, lambda aim: aim.title)
        for each in _of_time(title, aims, audience)
    ]
    return answer_of(
        line("Targets. ", joined("; ", [*told, *more])),
        paragraph(*told, *more, _usage(audience)),
        *row(run("Forecast", ForecastPeriod(outcome.rep), "forecast"), _take_away(outcome.aims, audience)),
    )


def _of_time(title: str, aims: Iterable[Aim], audience: Audience) -> Iterable[Line]:
    """ "This quarter (1 Jan – 31 Mar)  team $150,000 · won $82,000", "@Kim $40,000 · won $12,000"."""
    for place, aim in enumerate(aims):
        whose = who(aim.target.rep, audience) if aim.target.rep else "the team"
        won = line(DOT, f"won {worth(aim.won)}") if aim.won else ()
        start = line(bold(title), GAP) if place == 0 else ()
        yield line(start, f"{whose} ", bold(words.money(aim.target.amount)), won)


def _usage(audience: Audience) -> Line:
    """How to set one, for those who may."""
    if not audience.member.role.steers:
        return line("Managers and admins set targets.")
    return line("Set one: ", code("/pipeline target 150k this quarter"))


def _take_away(aims: Sequence[Aim], audience: Audience) -> Element | None:
    """A menu for those who may."""
    if not audience.member.role.steers:
        return None
    options = [
        (
            f"{aim.title} · {who(aim.target.rep, audience)}" if aim.target.rep else aim.title,
            None,
            SetTarget(period=_days(aim), rep=aim.target.rep),
        )
        for aim in aims
    ]
    return menu("Take one away…", "target", options)


def _days(aim: Aim) -> str:
    """In words that mean the same days whenever the button is pressed."""
    first, last = aim.target.first, aim.target.last
    return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"


def rates_shown(outcome: RatesShown, audience: Audience) -> Message:
    """Those by hand first, each with its day; then the bank's, with the day of most of them said once."""
    rates = outcome.rates
    by_hand = {currency: rate for currency, rate in rates.known.items() if rate.by_hand}
    banks = {currency: rate for currency, rate in rates.known.items() if not rate.by_hand}
    example = "USD 0.92" if rates.home == "EUR" else "EUR 1.08"
    usage = line("Set one: ", code(f"/pipeline rate {example}"))
    if not rates.known:
        told_apart = f"so sums in other currencies than {rates.home} are told apart. "
        none = line(f"No exchange rate is known, {told_apart}", usage)
        return answer_of(none, paragraph(none))
    title = f"What one is worth in {rates.home}"
    told = [
        *([line("by hand: ", _listed(by_hand, audience))] if by_hand else []),
        *([line("from the European Central Bank's file: ", _listed(banks, audience))] if banks else []),
    ]
    return answer_of(line(f"{title}: ", joined("; ", told)), paragraph(line(bold(title)), *told, usage))


def _listed(rates: dict[str, Rate], audience: Audience) -> Line:
    """ "AUD 0.64, EUR 1.08 (Wed 4 Mar); RUB 0.013 (Tue 1 Mar 2022)": the latest day's first."""
    by_day = sorted(rates.items(), key=lambda each: (-each[1].day.toordinal(), each[0]))
    return joined(
        "; ",
        [
            line(
                ", ".join(f"{currency} {rate.written}" for currency, rate in each),
                f" ({day_of(day, audience)})",
            )
            for day, each in groupby(by_day, lambda one: one[1].day)
        ],
    )
