"""What the pages name, there is; and what there is of tables, they name."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.cli import main
from bot.domain.stages import seven_phases, wholesale
from bot.language import slash
from bot.language.dry_run import context_of
from bot.store.tables import metadata

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OPERATING = (ROOT / "docs" / "operating.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_there_is_with_its_options(page: Path) -> None:
    for name, rest in re.findall(r"`bot ([a-z]+)([^`]*)`", page.read_text("utf-8")):
        assert name in main.commands, name
        offered = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= offered, f"bot {name}{rest}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_that_a_page_leads_to_there_is(page: Path) -> None:
    for to in re.findall(r"\]\(([^):#]+)\)", page.read_text("utf-8")):
        assert (page.parent / to).exists(), to


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_there_is(page: Path) -> None:
    for name in re.findall(r"`((?:bot|tests|migrations|bench|docs)/[\w/.]+)`", page.read_text("utf-8")):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_line_that_a_page_has_people_type_is_understood(page: Path) -> None:
    deals = [{"name": "Acme"}, {"name": "Globex"}]
    writer = context_of({"users": {"U1": "Ada", "U2": "Kim"}, "deals": deals})
    pipelines = (seven_phases(), replace(wholesale(), id=2))
    context = replace(writer, workspace=replace(writer.workspace, pipelines=pipelines))
    for family, rest in re.findall(r"(?m)(?:`|^)/(deal|pipeline)\b *([^`\n]*)", page.read_text("utf-8")):
        slash.read(family, rest.replace("#managers", "<#C1|managers>"), context)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_how_long_its_rows_are_kept_is_told_of_every_table(table: sa.Table) -> None:
    assert f"`{table.name}`" in OPERATING
