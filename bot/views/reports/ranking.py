"""Who, why not, and where from: rankings as sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.closings import Score
from bot.domain.outcomes import Audience
from bot.domain.rates import Converted
from bot.domain.reports import About, LeadersShown, LossesShown, SourcesShown, Standing
from bot.domain.rounding import half_up
from bot.views import words
from bot.views.blocks import Message
from bot.views.buttons import row
from bot.views.charts import bars, major
from bot.views.lines import Line, answer_of, bold, joined, line, paragraph
from bot.views.phrases import who
from bot.views.reports import tables, ways
from bot.views.reports.phrases import apart, heading, percent, worth

TOP = 5
"""Names in the sentence; the table and the chart have the rest."""


def leaders_shown(outcome: LeadersShown, audience: Audience) -> Message:
    title = heading("Leaders", outcome.about, audience)
    if not outcome.whole.won:
        return _nothing(outcome.about, title, "Nothing was won in that time.")

    def called(each: Standing) -> str:
        return who(each.key, audience)

    behind = ways.list_of(outcome.about, "won")
    owners = [(called(each), each.score.won, replace(behind, rep=each.key)) for each in outcome.leaders]

    def told(each: Standing) -> Line:
        target = outcome.targets.get(each.key)
        of = f" of {words.money(target)}" if target else ""
        return line(bold(called(each)), f" {_won(each.score)}{of}")

    shown = joined("; ", [told(each) for each in outcome.leaders[:TOP]])
    rows = [
        (
            tables.text(called(each)),
            tables.count(each.score.won),
            tables.amount(each.score.won_value.exact, each.score.won_value.currency),
            tables.share(each.score.win_rate),
            tables.text(words.money(outcome.targets[each.key]) if each.key in outcome.targets else "–"),
        )
        for each in outcome.leaders
    ]
    return answer_of(
        joined(". ", [title, shown, *_others(outcome.leaders), *_apart(outcome.whole.won_value)]),
        paragraph(title, shown, *_others(outcome.leaders), *_apart(outcome.whole.won_value)),
        *tables.table("Who won what", ("Owner", "Won", "Amount", "Win rate", "Target"), rows),
        _chart("Won by owner", outcome.leaders, called),
        *row(
            ways.menu("Won by…", "owner", owners),
            ways.behind(outcome.about, "won", "Won", outcome.whole.won),
            ways.forecast(outcome.about),
        ),
    )


def sources_shown(outcome: SourcesShown, audience: Audience) -> Message:
    title = heading("Sources", outcome.about, audience)
    if not outcome.whole.closed:
        return _nothing(outcome.about, title, "Nothing was won or lost in that time.")

    def called(each: Standing) -> str:
        return each.key or "no source"

    behind = ways.list_of(outcome.about, "won")
    ways_on = [(called(each), each.score.won, replace(behind, key=each.key)) for each in outcome.sources]

    told = joined(
        "; ",
        [
            line(bold(called(each)), f" {_won(each.score)}{_rate(each.score)}")
            for each in outcome.sources[:TOP]
        ],
    )
    again = outcome.whole.again
    repeat = [line(f"{words.counted(again, 'deal')} won from customers again")] if again else []
    rows = [
        (
            tables.text(called(each)),
            tables.count(each.score.won),
            tables.count(each.score.lost),
            tables.share(each.score.win_rate),
            tables.amount(each.score.won_value.exact, each.score.won_value.currency),
            tables.count(each.score.again),
        )
        for each in outcome.sources
    ]
    names = ("Source", "Won", "Lost", "Win rate", "Amount won", "Repeat business")
    return answer_of(
        joined(". ", [title, told, *_others(outcome.sources), *repeat, *_apart(outcome.whole.won_value)]),
        paragraph(title, told, *_others(outcome.sources), *repeat, *_apart(outcome.whole.won_value)),
        *tables.table("Where deals come from", names, rows),
        _chart("Won by source", outcome.sources, called),
        *row(
            ways.menu("Won from…", "source", ways_on),
            ways.behind(outcome.about, "won", "Won", outcome.whole.won),
            ways.behind(outcome.about, "lost", "Lost", outcome.whole.lost),
        ),
    )


def losses_shown(outcome: LossesShown, audience: Audience) -> Message:
    title = heading("Losses", outcome.about, audience)
    whole = outcome.whole
    if not whole.lost:
        return _nothing(outcome.about, title, "Nothing was lost in that time.")

    def called(each: Standing) -> str:
        return each.key or "no reason given"

    behind = ways.list_of(outcome.about, "lost")
    ways_on = [(called(each), each.score.lost, replace(behind, key=each.key)) for each in outcome.reasons]

    valued = whole.lost_value.exact or whole.lost_value.apart
    lost = line(f"lost {words.counted(whole.lost, 'deal')}{f', {worth(whole.lost_value)}' if valued else ''}")
    why = joined(
        "; ",
        [line(bold(called(each)), f" {words.number(each.score.lost)}") for each in outcome.reasons[:TOP]],
    )
    stages = ", ".join(f"{stage.name} {words.number(each.lost)}" for stage, each in outcome.stages[:TOP])
    told = [
        lost,
        why,
        *_others(outcome.reasons),
        line(f"from {stages}") if stages else (),
        *_apart(whole.lost_value),
    ]
    said = [each for each in told if each]
    rows = [
        (
            tables.text(called(each)),
            tables.count(each.score.lost),
            tables.amount(each.score.lost_value.exact, whole.lost_value.currency),
        )
        for each in outcome.reasons
    ]
    names = [called(each) for each in outcome.reasons]
    counts = [float(each.score.lost) for each in outcome.reasons]
    return answer_of(
        joined(". ", [title, *said]),
        paragraph(title, *said),
        *tables.table("Why deals were lost", ("Reason", "Deals", "Amount"), rows),
        bars("Lost by reason", names, {"Deals": counts}),
        *row(
            ways.menu("Lost for…", "reason", ways_on),
            ways.behind(outcome.about, "lost", "Lost", whole.lost),
        ),
    )


def _won(score: Score) -> str:
    """ "$82,000 (3)"."""
    return f"{worth(score.won_value)} ({words.number(score.won)})"


def _rate(score: Score) -> str:
    return f", {percent(score.win_rate)} won" if score.win_rate is not None else ""


def _others(ranked: Sequence[Standing]) -> list[Line]:
    """What the sentence leaves to the table."""
    return [line(f"and {words.number(len(ranked) - TOP)} others")] if len(ranked) > TOP else []


def _apart(value: Converted) -> list[Line]:
    told = apart(value)
    return [told] if told else []


def _chart(title: str, ranked: Sequence[Standing], called: Callable[[Standing], str]) -> dict[str, object]:
    """A bar for each; who is beyond a chart's limit is among the others."""
    currency = ranked[0].score.won_value.currency
    won = [major(half_up(each.score.won_value.exact), currency) for each in ranked]
    return bars(f"{title}, {currency}", [called(each) for each in ranked], {"Won": won})


def _nothing(about: About, title: Line, sentence: str) -> Message:
    told = line(sentence)
    return answer_of(
        joined(". ", [title, told]), paragraph(title, told), *row(ways.forecast(about), ways.stalled(about))
    )
