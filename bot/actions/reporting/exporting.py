"""All deals and all events as two CSV files, on their way to the one who asked."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.rights import check_steers
from bot.domain.notices import NewNotice, NoticeKind
from bot.language.commands import ExportDeals
from bot.outcomes.steering import ExportStarted
from bot.store import exporting, outbox


def export_deals(desk: Desk, command: ExportDeals) -> ExportStarted:
    """By direct message. Raises NotAllowed for those who do not steer: it is everybody's work at once."""
    user = desk.member.user
    check_steers(desk, "export all deals")
    notices = [NewNotice(user, NoticeKind.EXPORT, {"what": what}, user) for what in ("deals", "events")]
    outbox.tell(desk.work, notices, desk.clock())
    return ExportStarted(exporting.count(desk.work, "deals"), exporting.count(desk.work, "events"))
