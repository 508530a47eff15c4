"""`/deal undo` after an import: the latest first; what is over stands in no earlier change's way."""

from __future__ import annotations

from tests.importing.test_stories import ROWS, imports, read
from tests.office import Office


def test_what_came_after_an_import_is_taken_back_before_it_and_what_came_before_after_it(
    office: Office,
) -> None:
    ruth = office.ruth
    ruth.types("/deal add Early $1k")
    imports(ruth, text=ROWS)
    read(ruth, "2 new deals").click("Import 2 deals")
    read(ruth, "2 deals imported")
    ruth.types("/deal add Later $2k")
    # Of a deal that someone built upon, the import is never taken back.
    office.sam.types("/deal move Acme negotiation")

    assert "added Later" in ruth.types("/deal undo").text
    assert "Taking back 2 deals" in ruth.types("/deal undo").text
    read(ruth, "Taken back: 1 of 2 deals")
    assert "added Early" in ruth.types("/deal undo").text
    assert "nothing that could be taken back" in ruth.types("/deal undo").text


def test_an_import_that_was_not_agreed_to_is_no_change(office: Office) -> None:
    ruth = office.ruth
    ruth.types("/deal add Early $1k")
    imports(ruth, text=ROWS)
    read(ruth, "2 new deals")
    assert "added Early" in ruth.types("/deal undo").text
