"""`bot run` as a newcomer runs it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.backstage import hasty
from bot.playground.run import SEEDS
from bot.playground.seeds.stories import lines_of
from bot.store.work import Store
from tests.waiting import PATIENCE

from .conftest import SALES, SAM
from .newcomer import asked, begun, done, playground, wait_until_ready


def said_in_sales(address: str) -> list[str]:
    return [each["text"] for each in asked(address, f"messages?as={SAM}&channel={SALES}")["messages"]]


def test_a_second_start_goes_on_where_it_stopped_and_reset_begins_anew(tmp_path: Path) -> None:
    with playground(tmp_path, "--empty") as address:
        wait_until_ready(address)
        done(address, "say", as_=SAM, channel=SALES, text="good morning")
        done(address, "command", as_=SAM, channel=SALES, text="/deal add Acme $40k")
    with playground(tmp_path, "--empty") as address:
        wait_until_ready(address)
        assert "good morning" in said_in_sales(address)
        done(address, "command", as_=SAM, channel=SALES, text="/deal show Acme")
        assert any("$40,000" in each for each in said_in_sales(address))
    with playground(tmp_path, "--empty", "--reset") as address:
        wait_until_ready(address)
        assert said_in_sales(address) == []


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with playground(tmp_path, "--empty") as address:
        port = address.rstrip("/").rpartition(":")[2]
        other = begun(tmp_path, "--empty", "--port", port)
        _, told = other.communicate(timeout=PATIENCE)
    assert other.returncode == 2
    assert told.strip() == (
        f"Port {port} is taken; another playground may be running at {address}. "
        f"Choose another: --port {int(port) + 1}"
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bot_understands_every_line_of_a_seed(seed: str, tmp_path: Path) -> None:
    with playground(tmp_path, "--seed", seed) as address:
        wait_until_ready(address)
        numbers = ",".join(map(str, range(1, 2000)))
        exchanges = asked(address, f"trace?ids={numbers}")["trace"]
        commands = [each for each in exchanges if each["title"].endswith(("/deal", "/pipeline"))]
        assert len(commands) == len(lines_of(SEEDS[seed]))
        refused = [each for each in exchanges if "Nothing changed" in str(each)]
        assert [each["request"]["body"] for each in refused] == []
        done(address, "command", as_=SAM, channel=SALES, text="/deal move Acme negotiation")
        assert "Acme Corp" in said_in_sales(address)[-1]


def test_commits_wait_for_the_disk_again_once_the_past_is_typed(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'rainmaker.db'}")
    assert _waits_for_the_disk(store)
    with hasty(store):
        assert not _waits_for_the_disk(store)
    assert _waits_for_the_disk(store)
    store.close()


def _waits_for_the_disk(store: Store) -> bool:
    with store.reading() as connection:
        return bool(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())


def test_the_past_is_told_on_its_own_days(tmp_path: Path) -> None:
    with playground(tmp_path) as address:
        wait_until_ready(address)
        told = asked(address, f"messages?as={SAM}&channel={SALES}&limit=500")["messages"]
    days = {datetime.fromtimestamp(float(each["ts"]), ZoneInfo("Australia/Sydney")).date() for each in told}
    assert len(days) > 10
