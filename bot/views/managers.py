"""What managers hear: a negotiation that nobody talks about, a customer at risk, and the week."""

from __future__ import annotations

from bot.domain.deals import Deal
from bot.domain.digests import DueDeal, StuckDeal, TeamDigest
from bot.domain.stages import Stage
from bot.language.commands import Picked, ShowDeal, ShowHistory
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import row, run
from bot.views.lines import DOT, Line, answer_of, bold, facts, joined, line, paragraph
from bot.views.phrases import amount, who, worth


def quiet(deal: Deal, stage: Stage, working_days: int, limit: int, audience: Audience) -> Message:
    """A negotiation that has been quiet for twice its limit."""
    told = line(
        bold(deal.name),
        f" has been quiet for {words.counted(working_days, 'working day')} in {stage.name} (limit {limit})",
        DOT,
        who(deal.owner, audience),
        worth(deal, audience),
    )
    return answer_of(told, paragraph(told), *_ways(deal))


def at_risk(deal: Deal, by: str | None, audience: Audience) -> Message:
    """A check-in found that a customer is not happy."""
    said = f" says {who(by, audience)}" if by else ""
    told = line(bold(deal.name), " is ", bold("at risk"), f",{said}" if said else "", facts(amount(deal)))
    return answer_of(told, paragraph(told), *_ways(deal))


def calmed(deal: Deal, by: str | None, audience: Audience) -> Message:
    """That a customer is at risk was taken back."""
    by_whom = f": {who(by, audience)} took that back" if by else ""
    told = line(bold(deal.name), " is ", bold("not at risk"), " after all", by_whom)
    return answer_of(told, paragraph(told), *_ways(deal))


def _ways(deal: Deal) -> tuple[Block, ...]:
    picked = Picked(deal.id)
    return row(run("Show", ShowDeal(picked), "show"), run("History", ShowHistory(picked), "history"))


def week(digest: TeamDigest, audience: Audience) -> Message:
    """What moved last week, what is stuck, and what is due this week."""
    parts = [
        line(bold("Last week"), f": {_moved(digest)}"),
        *_part("Stuck", digest.stuck_count, [_stuck(one, audience) for one in digest.stuck]),
        *_part("Past their close date", digest.late_count, [_due(one, audience) for one in digest.late]),
        *_part("Due this week", digest.due_count, [_due(one, audience) for one in digest.due]),
    ]
    return answer_of(joined(". ", parts), *(paragraph(part) for part in parts))


def _moved(digest: TeamDigest) -> str:
    """ "3 new deals, 1 won": what there was of each; that nothing moved is worth saying too."""
    new = [words.counted(digest.added, "new deal")] if digest.added else []
    counts = ((digest.moved, "moved"), (digest.won, "won"), (digest.lost, "lost"))
    told = [*new, *(f"{words.number(count)} {what}" for count, what in counts if count)]
    return ", ".join(told) if told else "nothing moved"


def _part(title: str, count: int, told: list[Line]) -> tuple[Line, ...]:
    if not told:
        return ()
    more = f"\n+{words.number(count - len(told))} more" if count > len(told) else ""
    first = line(bold(title), f": {words.counted(count, 'deal')}")
    return (line(first, *(line("\n• ", each) for each in told), more),)


def _stuck(one: StuckDeal, audience: Audience) -> Line:
    silence = f": quiet for {words.counted(one.days, 'working day')} in {one.stage} (limit {one.limit})"
    return line(bold(one.name), silence, DOT, who(one.owner, audience))


def _due(one: DueDeal, audience: Audience) -> Line:
    sum_ = line(words.money(one.amount)) if one.amount else None
    closes = line(words.closing(one.close_date, audience.today))
    return line(bold(one.name), facts(sum_, closes, line(who(one.owner, audience))))
