from collections.abc import Iterator

import pytest

from bot.playground.workspace import Workspace
from bot.store.work import Store

from .scene import MANIFEST, Scene


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST) as slack:
        yield slack


@pytest.fixture
def scene(store: Store, workspace: Workspace) -> Iterator[Scene]:
    yield Scene(store, workspace)
    workspace.faults.cancel()
    with workspace.state.changing():
        workspace.state.calls.clear()
        for messages in workspace.state.messages.values():
            messages.clear()
