"""Migrations lead to the tables that the bot knows, forward and back, with rows in them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.domain.imports import Fault, Import, Options, Row, State
from bot.store import import_rows, imports, migrating, revisions
from bot.store.tables import metadata, outbox
from bot.store.work import Store, Work
from tests.front_door import SAM, FrontDoor

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_they_lead_to_the_tables_that_the_bot_knows(store: Store) -> None:
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_they_run_back_and_forward_again(store: Store) -> None:
    migrating.downgrade(store, "base")
    assert set(sa.inspect(store.engine).get_table_names()) == {"alembic_version"}

    migrating.migrate(store, NOW)

    assert migrating.current(store) == migrating.newest()


def test_deals_and_their_history_survive_a_step_back_and_forward(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)
    door.types("/deal move Acme negotiation", SAM)

    migrating.downgrade(store, "0001")
    migrating.migrate(store, NOW)

    assert "Negotiation" in door.types("/deal history Acme", SAM).text


def test_what_was_imported_outlives_the_tables_of_imports(store: Store) -> None:
    """Their rows go with them; the deals stay, and imports begin anew."""
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)

    def one(work: Work) -> None:
        options = Options(pipeline=1, owner=SAM)
        imports.begin(work, Import(7, SAM, State.READING, options, None, "deals.csv", NOW), b"Name")
        import_rows.keep(work, 7, [(Row(2, "Acme", "acme"), True)], [Fault(3, "No name.")])

    store.run("T1", one)
    migrating.downgrade(store, "0005")
    assert "imports" not in sa.inspect(store.engine).get_table_names()
    migrating.migrate(store, NOW)

    store.run("T1", one)
    assert "$40,000" in door.types("/deal show Acme", SAM).text


def test_what_waited_to_be_announced_is_still_taken_back(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/pipeline subscribe new", SAM, channel_id="C7")
    door.types("/deal add Acme $40k", SAM)

    migrating.downgrade(store, "0007")
    migrating.migrate(store, NOW)
    door.types("/deal undo", SAM)

    notices = [dict(zip(outbox.columns.keys(), row, strict=True)) for row in door.rows()["outbox"]]
    assert [each["kind"] for each in notices if each["route"] == "C7"] == ["announcement", "take-back"]


def test_no_migration_imports_the_bot() -> None:
    for version in VERSIONS.glob("*.py"):
        assert not re.search(r"^\s*(from|import) bot", version.read_text(), re.MULTILINE), version.name


def test_a_sqlite_file_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/rainmaker.db")
    assert migrating.migrate(store, NOW, to="0001") is None, "an empty file needs no copy"

    backup = migrating.migrate(store, NOW)

    assert backup == tmp_path / "rainmaker.db.20260304T090000.backup"
    copied = Store(f"sqlite:///{backup}")
    assert migrating.current(copied) == "0001"
    assert migrating.migrate(store, NOW) is None, "nothing to migrate, nothing to copy"
    copied.close()
    store.close()


def test_one_step_back_and_forward_is_what_the_command_line_offers(store: Store) -> None:
    earlier = revisions.known()[-2]

    migrating.migrate(store, NOW, to=earlier)

    assert migrating.current(store) == earlier
    assert f"at revision {earlier}; {migrating.newest()} is needed. Run: bot migrate" in str(
        revisions.lacking(store)
    )
    migrating.migrate(store, NOW)
    assert revisions.lacking(store) is None


def test_a_sqlite_file_is_copied_before_it_is_led_back(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/rainmaker.db")
    migrating.migrate(store, NOW)

    backup = migrating.migrate(store, NOW, to="0001")

    assert migrating.current(Store(f"sqlite:///{backup}")) == migrating.newest()


def test_a_revision_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(migrating.RevisionUnknown, match="not 0999"):
        migrating.migrate(store, NOW, to="0999")


def test_a_database_of_a_later_version_is_left_alone_and_the_way_back_is_told(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))

    with pytest.raises(migrating.RevisionUnknown):
        migrating.migrate(store, NOW)

    needed = migrating.newest()
    assert f"of a later version; this one needs {needed}" in str(revisions.lacking(store))
    assert f"bot migrate --to {needed}" in str(revisions.lacking(store))
