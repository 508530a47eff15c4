"""Who, why not, and where from: rankings as sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.closings import Score
from bot.domain.money import Money
from bot.domain.rates import Converted
from bot.domain.rounding import half_up
from bot.outcomes.audience import Audience
from bot.outcomes.reports import About, LeadersShown, LossesShown, SourcesShown, Standing
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import menu, row
from bot.views.charts import bars, major
from bot.views.lines import Line, answer_of, bold, joined, line, paragraph
from bot.views.phrases import who
from bot.views.reports import tables, ways
from bot.views.reports.phrases import apart, heading, percent, worth

TOP = 5
"""Names in the sentence; the table and the chart have the rest."""

Ranked = Sequence[tuple[str, Standing]]
"""What each is called, and what became of its deals; the best first."""


def leaders_shown(outcome: LeadersShown, audience: Audience) -> Message:
    """Who won what, of which target."""
    about, whole = outcome.about, outcome.whole
    title = heading("Leaders", about, audience)
    if not whole.won:
        return _nothing(about, title, "Nothing was won in that time.")
    ranked = [(who(each.key, audience), each) for each in outcome.leaders]
    behind = ways.list_of(about, "won")
    owners = [(name, each.score.won, replace(behind, rep=each.key)) for name, each in ranked]
    told = [(name, _won(each.score) + _of(outcome.targets.get(each.key))) for name, each in ranked]
    return _answer(
        [title, *_top(told), *_apart(whole.won_value)],
        *tables.table(
            "Who won what",
            ("Owner", "Won", "Amount", "Win rate", "Target"),
            [_owner_cells(name, each, outcome.targets.get(each.key)) for name, each in ranked],
        ),
        _chart("Won by owner", ranked),
        *row(
            menu("Won by…", "owner", owners),
            ways.behind(about, "won", "Won", whole.won),
            ways.forecast(about),
        ),
    )


def _owner_cells(name: str, each: Standing, target: Money | None) -> tuple[tables.Cell, ...]:
    score = each.score
    return (
        tables.text(name),
        tables.count(score.won),
        tables.amount(score.won_value.exact, score.won_value.currency),
        tables.share(score.win_rate),
        tables.text(words.money(target) if target else "–"),
    )


def sources_shown(outcome: SourcesShown, audience: Audience) -> Message:
    """Where the deals came from that were won and lost."""
    about, whole = outcome.about, outcome.whole
    title = heading("Sources", about, audience)
    if not whole.closed:
        return _nothing(about, title, "Nothing was won or lost in that time.")
    ranked = [(each.key or "no source", each) for each in outcome.sources]
    behind = ways.list_of(about, "won")
    sources = [(name, each.score.won, replace(behind, key=each.key)) for name, each in ranked]
    told = [(name, _won(each.score) + _rate(each.score)) for name, each in ranked]
    again = [line(f"{words.counted(whole.again, 'deal')} won from customers again")] if whole.again else []
    return _answer(
        [title, *_top(told), *again, *_apart(whole.won_value)],
        *tables.table(
            "Where deals come from",
            ("Source", "Won", "Lost", "Win rate", "Amount won", "Repeat business"),
            [_source_cells(name, each) for name, each in ranked],
        ),
        _chart("Won by source", ranked),
        *row(
            menu("Won from…", "source", sources),
            ways.behind(about, "won", "Won", whole.won),
            ways.behind(about, "lost", "Lost", whole.lost),
        ),
    )


def _source_cells(name: str, each: Standing) -> tuple[tables.Cell, ...]:
    score = each.score
    return (
        tables.text(name),
        tables.count(score.won),
        tables.count(score.lost),
        tables.share(score.win_rate),
        tables.amount(score.won_value.exact, score.won_value.currency),
        tables.count(score.again),
    )


def losses_shown(outcome: LossesShown, audience: Audience) -> Message:
    """Why deals were lost, and from which stages."""
    about, whole = outcome.about, outcome.whole
    title = heading("Losses", about, audience)
    if not whole.lost:
        return _nothing(about, title, "Nothing was lost in that time.")
    ranked = [(each.key or "no reason given", each) for each in outcome.reasons]
    behind = ways.list_of(about, "lost")
    reasons = [(name, each.score.lost, replace(behind, key=each.key)) for name, each in ranked]
    told = [(name, words.number(each.score.lost)) for name, each in ranked]
    return _answer(
        [title, _lost(whole), *_top(told), *_from_stages(outcome), *_apart(whole.lost_value)],
        *tables.table(
            "Why deals were lost",
            ("Reason", "Deals", "Amount"),
            [_reason_cells(name, each) for name, each in ranked],
        ),
        bars(
            "Lost by reason",
            [name for name, _ in ranked],
            {"Deals": [float(each.score.lost) for _, each in ranked]},
        ),
        *row(
            menu("Lost for…", "reason", reasons),
            ways.behind(about, "lost", "Lost", whole.lost),
        ),
    )


def _reason_cells(name: str, each: Standing) -> tuple[tables.Cell, ...]:
    lost = each.score.lost_value
    return (
        tables.text(name),
        tables.count(each.score.lost),
        tables.amount(lost.exact, lost.currency),
    )


def _lost(whole: Score) -> Line:
    """ "lost 12 deals, $82,000"."""
    value = whole.lost_value
    valued = f", {worth(value)}" if value.exact or value.apart else ""
    return line(f"lost {words.counted(whole.lost, 'deal')}{valued}")


def _from_stages(outcome: LossesShown) -> list[Line]:
    """ "from Negotiation 3, Value proposition 2"."""
    stages = ", ".join(f"{stage.name} {words.number(each.lost)}" for stage, each in outcome.stages[:TOP])
    return [line(f"from {stages}")] if stages else []


def _won(score: Score) -> str:
    """ "$82,000 (3)"."""
    return f"{worth(score.won_value)} ({words.number(score.won)})"


def _of(target: Money | None) -> str:
    return f" of {words.money(target)}" if target else ""


def _rate(score: Score) -> str:
    return f", {percent(score.win_rate)} won" if score.win_rate is not None else ""


def _top(told: Sequence[tuple[str, str]]) -> list[Line]:
    """The first of them with what is said of each; the others are left to the table."""
    first = joined("; ", [line(bold(name), f" {said}") for name, said in told[:TOP]])
    return [first, line(f"and {words.number(len(told) - TOP)} others")] if len(told) > TOP else [first]


def _apart(value: Converted) -> list[Line]:
    told = apart(value)
    return [told] if told else []


def _chart(title: str, ranked: Ranked) -> Block:
    """A bar for each; who is beyond a chart's limit is among the others."""
    currency = ranked[0][1].score.won_value.currency
    won = [major(half_up(each.score.won_value.exact), currency) for _, each in ranked]
    return bars(f"{title}, {currency}", [name for name, _ in ranked], {"Won": won})


def _answer(told: Sequence[Line], *blocks: Block) -> Message:
    return answer_of(joined(". ", told), paragraph(*told), *blocks)


def _nothing(about: About, title: Line, sentence: str) -> Message:
    return _answer([title, line(sentence)], *row(ways.forecast(about), ways.stalled(about)))
