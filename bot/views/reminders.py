"""Single reminders: a follow-up that was given to someone, came back, or whose time has come."""

from __future__ import annotations

from bot.domain.deals import Deal
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.notices import FollowUpNews
from bot.language.commands import DeclineFollowUp, FinishFollowUp, Picked, SnoozeFollowUp
from bot.outcomes.audience import Audience
from bot.views.blocks import Element, Message
from bot.views.buttons import ask, row, run
from bot.views.lines import Line, answer_of, bold, facts, line, paragraph
from bot.views.phrases import due, task, who


def follow_up_told(
    planned: PlannedFollowUp, deal: Deal, news: FollowUpNews, by: str | None, audience: Audience
) -> Message:
    """A direct message to the one whose follow-up it is. by: who gave it, or gave it back."""
    what = task(planned) or line(": follow-up" if news is FollowUpNews.DUE else "")
    told = line(_first(news, by, audience), bold(deal.name), what, _when(planned, news, audience))
    return answer_of(told, paragraph(told), *row(*ways(planned, audience)))


def _first(news: FollowUpNews, by: str | None, audience: Audience) -> str:
    someone = who(by, audience) if by else "A colleague"
    someone = someone[:1].upper() + someone[1:]
    return {
        FollowUpNews.GIVEN: f"{someone} gave you a follow-up. ",
        FollowUpNews.DECLINED: f"{someone} gave back a follow-up. ",
        FollowUpNews.TAKEN_BACK: f"{someone} took back a follow-up. ",
        FollowUpNews.DUE: "Now: ",
    }[news]


def _when(planned: PlannedFollowUp, news: FollowUpNews, audience: Audience) -> Line:
    return () if news is FollowUpNews.DUE else facts(line(due(planned, audience)))


def ways(planned: PlannedFollowUp, audience: Audience) -> tuple[Element | None, ...]:
    """Done, another day, and for what a colleague planned: not me. Nothing of what is over."""
    if not planned.is_open:
        return ()
    deal = Picked(planned.deal)
    gives_back = planned.by != audience.member.user
    return (
        run("Done", FinishFollowUp(deal, planned.id), "done", "primary"),
        ask("Another day", SnoozeFollowUp(deal, follow_up=planned.id), "date"),
        run("Not me", DeclineFollowUp(planned.id), "decline") if gives_back else None,
    )
