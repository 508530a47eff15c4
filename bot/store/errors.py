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
    """The database is well and does not take a value: it would not take it the next time either.

    Of what came before it in the transaction only what was written since the last `Work.apart` is lost.
    """


_TOO_MUCH = "54"
"""SQLSTATE's class of limits, such as that of a key's length, which psycopg counts among what passes."""

GIVEN_UP: tuple[type[Exception], ...] = (DBAPIError, Overtaken)
"""After these nothing of a transaction can be saved, and `Store.run` has to see them: whoever catches every
error within one lets them pass."""


@contextmanager
def as_unavailable(kind: type[DBAPIError] = DBAPIError) -> Iterator[None]:
    """Within the block, what the database raises, or that kind of it, is a StoreUnavailable or NotTaken."""
    try:
        yield
    except (kind, NoneFree) as error:
        raise (NotTaken if is_not_taken(error) else StoreUnavailable)(reason_of(error)) from error


@contextmanager
def as_not_taken() -> Iterator[None]:
    """Within the block, a value that the database does not take is a NotTaken."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise NotTaken(error.reason) from error
    except DBAPIError as error:
        if not is_not_taken(error):
            raise
        raise NotTaken(reason_of(error)) from error


def is_not_taken(error: Exception) -> bool:
    """Whether a value is at fault, and not the database."""
    if isinstance(error, (DataError, IntegrityError)):
        return True
    sqlstate = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return str(sqlstate).startswith(_TOO_MUCH)


def reason_of(error: DBAPIError | NoneFree) -> str:
    """What the driver says, in one line and without the statement, which may hold what members wrote."""
    return str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
