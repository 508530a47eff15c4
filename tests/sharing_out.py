"""How xdist shares the tests out among its workers.

Each test for itself, but those of one browser file together: they share a bot whose past takes seconds to
type. xdist's own `xdist_group` marks do nothing since pytest 9.2, where a test's id cannot be set any more.
"""

from __future__ import annotations

import os

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = "tests/playground/browser/"


class SharingOut(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith(TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingOut:
    return SharingOut(config, log)


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: half of its time a test waits, for a disk, a browser, a killed process."""
    return max((os.cpu_count() or 1) * 3 // 2, 2)
