"""An installed bot has what lies beside the code in a checkout."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.beside import beside
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[1]


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that holds what a wheel holds, and nothing else of the checkout."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    site = tmp_path / "site"
    for package in wheel["packages"]:
        shutil.copytree(ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, place in wheel["force-include"].items():
        (site / place).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, site / place)
    return site


def _run(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed), "DATABASE_URL": f"sqlite:///{home}/deals.db"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_an_installed_bot_brings_an_empty_database_to_its_form(installed: Path, tmp_path: Path) -> None:
    migrated = _run(installed, tmp_path, "-m", "bot", "migrate")

    assert "Migrated the database from nothing to " in migrated.stderr


def test_an_installed_playground_has_its_manifest(installed: Path, tmp_path: Path) -> None:
    found = _run(installed, tmp_path, "-c", "from bot.beside import beside; print(beside('manifest.yaml'))")

    assert Path(found.stdout.strip()).is_relative_to(installed)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="lacks its recipes"):
        beside("recipes")
