"""What follows a win or a loss: check-ins, the renewal talk, and whether to look again."""

from __future__ import annotations

from bot.domain.after_sales import AfterSale
from bot.language.commands import LookAgain
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views.blocks import Block
from bot.views.buttons import picked, row, run
from bot.views.lines import Line, line, paragraph
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


def look_again(outcome: Changed, of: str = "") -> tuple[Block, ...]:
    """ "Look again?" and two buttons below a loss. of: the deal's name, where several were spoken of."""
    if not outcome.may_look_again:
        return ()
    deal, days = picked(outcome.event.after), counted(outcome.look_again_days, "day")
    return (
        paragraph(line(ask_again(of))),
        *row(
            run(f"In {days}", LookAgain(deal, again=True), "again"),
            run("Never", LookAgain(deal, again=False), "never"),
        ),
    )


def ask_again(of: str = "") -> str:
    return f"Look again at {of}?" if of else "Look again?"
