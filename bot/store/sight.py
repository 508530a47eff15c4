"""What the one who asks can have seen of a deal: nothing that was still being written when they asked.

A change is decided some milliseconds before it is committed, so its time alone does not tell whether it was
there to be seen. PostgreSQL does: a request's first statement brings along which transactions were running
then, in whatever process, and each row says which one wrote it. SQLite has one writer, which the `Store`
knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.deals import Deal

_LONGEST = timedelta(hours=1)
"""Far more than a transaction lasts, and far less than PostgreSQL needs to come around to a number again."""
_AROUND = 2**32


@dataclass(slots=True)
class Sight:
    """What surrounded a request when it came; kept while its transaction is tried again.

    snapshot: PostgreSQL's `pg_current_snapshot`. being_written: the deals of the transaction that held
    SQLite's lock, which may grow until that one commits. written_in: deal -> the transaction that wrote the
    row as it was loaded, by PostgreSQL's `xmin`.
    """

    snapshot: str | None = None
    being_written: set[int] = field(default_factory=set)
    written_in: dict[int, int] = field(default_factory=dict)

    def missed(self, deal: Deal, asked_at: datetime) -> bool:
        """Whether the deal's last change came too late for someone who asked then, UTC."""
        if deal.changed_at > asked_at:
            return True
        if asked_at - deal.changed_at > _LONGEST:
            return False
        if deal.id in self.being_written:
            return True
        written_in = self.written_in.get(deal.id)
        return self.snapshot is not None and written_in is not None and _ran(written_in, self.snapshot)


def _ran(transaction: int, snapshot: str) -> bool:
    """Whether it had not ended by the snapshot, "lowest:next:running,…"; rows keep the low 32 bits only."""
    _, following, running = snapshot.split(":")
    is_later = (transaction - int(following)) % _AROUND < _AROUND // 2
    return is_later or any(int(each) % _AROUND == transaction for each in running.split(",") if each)
