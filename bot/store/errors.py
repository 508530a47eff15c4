"""What goes wrong in the database, by names that need no driver: this is all that leaves the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoneFree


class StoreUnavailable(Exception):
    """The database refused the whole transaction: it is locked, full, read-only or out of reach."""


class MayBeSaved(StoreUnavailable):
    """The connection was lost in the middle of the commit, and the database did not come back to be asked."""


class Overtaken(Exception):
    """A row changed between its reading and its guarded update; the job runs again."""


class NotTaken(Exception):
    """The database does not take a value. Only what was written since the last `Work.apart` is lost."""


GIVEN_UP: tuple[type[Exception], ...] = (DBAPIError, Overtaken)
"""After these nothing of a transaction can be saved, and `Store.run` has to see them: whoever catches every
error within one lets them pass."""


@contextmanager
def as_unavailable(kind: type[DBAPIError] = DBAPIError) -> Iterator[None]:
    """Within the block, what the database raises, or that kind of it, is a StoreUnavailable."""
    try:
        yield
    except (kind, NoneFree) as error:
        raise StoreUnavailable(reason_of(error)) from error


@contextmanager
def as_not_taken() -> Iterator[None]:
    """Within the block, a value that the database does not take is a NotTaken."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise NotTaken(reason_of(error)) from error


def reason_of(error: DBAPIError | NoneFree) -> str:
    """What the driver says, in one line and without the statement, which may hold what members wrote."""
    return str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
