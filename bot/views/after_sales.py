"""What follows a win or a loss: check-ins, the renewal talk, and whether to look again."""

from __future__ import annotations

from bot.domain.after_sales import AfterSale
from bot.domain.deals import Deal
from bot.domain.outcomes import Audience, LeftAlone
from bot.language.commands import LookAgain
from bot.views.blocks import Element, Message
from bot.views.buttons import picked, run
from bot.views.lines import TICK, Line, answer_of, bold, line, paragraph
from bot.views.phrases import day_of, who
from bot.views.words import counted


def ahead(after_sale: AfterSale, audience: Audience) -> Line:
    """ "Next: @Ana checks in on Wed 11 Mar, Fri 3 Apr · renewal talk Tue 1 Dec"."""
    parts = []
    if after_sale.check_ins:
        verb = "check in" if after_sale.by == audience.member.user else "checks in"
        days = ", ".join(day_of(day, audience) for day in after_sale.check_ins)
        parts.append(f"{who(after_sale.by, audience)} {verb} on {days}")
    if after_sale.renewal is not None:
        parts.append(f"renewal talk {day_of(after_sale.renewal, audience)}")
    return line("Next: " + " · ".join(parts)) if parts else ()


def look_again(deal: Deal, days: int) -> tuple[Element | None, ...]:
    """Two buttons below a loss."""
    return (
        run(f"Look again in {counted(days, 'day')}", LookAgain(picked(deal), again=True), "again"),
        run("Never", LookAgain(picked(deal), again=False), "never"),
    )


def left_alone(outcome: LeftAlone, audience: Audience) -> Message:
    told = line(TICK, bold(outcome.deal.name), " stays lost. I will not ask again.")
    return answer_of(told, paragraph(told))
