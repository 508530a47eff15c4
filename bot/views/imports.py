"""Imports as their member reads of them: being read, shown before they count, done, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.imports import FIRST, LASTS, Counts, Import
from bot.domain.stages import Pipeline
from bot.domain.wording import listed
from bot.language.commands import ImportDeals, SettleImport, Undo
from bot.outcomes.audience import Audience
from bot.outcomes.imports import ImportCancelled, ImportGoingBack, ImportRunning, ImportStarted
from bot.views import words
from bot.views.blocks import Block, Element, Message, shorten
from bot.views.buttons import ask, row, run
from bot.views.import_preview import first_rows, notes, totals
from bot.views.lines import (
    BACK,
    DOT,
    TICK,
    Line,
    aloud,
    answer_of,
    bold,
    joined,
    line,
    paragraph,
    sentence,
    small_print,
    struck,
)
from bot.views.words import counted, number, person

_NAME = 80
"""Characters of a file's name that a message shows."""


def started(outcome: ImportStarted, audience: Audience) -> Message:
    what = "your rows" if outcome.pasted else "your file"
    told = line(
        f"Reading {what} … A preview comes to you by direct message. Nothing changes before you say so."
    )
    return answer_of(told, paragraph(told))


def running(outcome: ImportRunning, audience: Audience) -> Message:
    done = [f"importing {counted(outcome.new, 'deal')}"] if outcome.new else []
    done += [f"updating {number(outcome.updates)}"] if outcome.updates else []
    told = line(TICK, f"{listed(done).capitalize()} … I tell you here when it is done.")
    return answer_of(told, paragraph(told))


def cancelled(outcome: ImportCancelled, audience: Audience) -> Message:
    told = line("Import cancelled. Nothing changed.")
    return answer_of(told, paragraph(told))


def going_back(outcome: ImportGoingBack, audience: Audience) -> Message:
    told = line(
        BACK, f"Taking back {counted(outcome.deals, 'deal')} … I tell you by direct message when it is done."
    )
    return answer_of(told, paragraph(told))


def preview(imported: Import, pipeline: Pipeline, audience: Audience) -> Message:
    """What the import would do, and the buttons that say yes or no."""
    shown = imported.preview
    assert shown is not None, "read"
    title = _title(imported)
    sums = totals(shown, pipeline)
    remarks = notes(imported, pipeline, audience)
    faults = _faults(imported)
    until = words.moment(imported.at + LASTS, audience.member.tz, audience.now)
    last = line(f"Nothing has changed yet. This preview holds until {until}.")
    blocks = [paragraph(title, *sums)]
    blocks += first_rows(shown, pipeline, imported.options.owner, audience)
    blocks += [paragraph(*each) for each in (remarks, faults) if each]
    return answer_of(
        _spoken([title, *sums, *remarks, *faults, last]), *blocks, *_buttons(imported), small_print(last)
    )


def refused(name: str, why: str, audience: Audience) -> Message:
    """The file could not be read. why: a sentence, or several."""
    told = line("I could not read ", bold(shorten(name, _NAME)), f". {sentence(why)} Nothing was imported.")
    return answer_of(told, paragraph(told), *row(ask("Import again", ImportDeals(), "import")))


def done(imported: Import, counts: Counts, audience: Audience) -> Message:
    """ "✓ 38 deals imported from deals.csv · 4 updated"."""
    known = [line(f"{number(counts.updated)} updated")] if counts.updated else []
    if counts.kept:
        known.append(line(f"{number(counts.kept)} left as they are"))
    if counts.failed:
        known.append(line(f"{counted(counts.failed, 'row')} could not be written"))
    what = bold(f"{counted(counts.added, 'deal')} imported" if counts.added else "No new deals imported")
    told = joined(DOT, [line(TICK, what, f" from {shorten(imported.name, _NAME)}"), *known])
    undo = run("Undo", Undo(imported.number), "undo") if counts.changed else None
    return answer_of(told, paragraph(told), *row(undo))


def taken_back(
    imported: Import, counts: Counts, staying: int, names: Sequence[str], audience: Audience
) -> Message:
    """staying: how many deals were changed since, and so remain; names: the first of them."""
    whole = counted(counts.changed, "deal")
    gone = whole if not staying else f"{number(counts.changed - staying)} of {whole}"
    told = line(BACK, bold("Taken back"), f": {gone} from {shorten(imported.name, _NAME)}")
    if not staying:
        return answer_of(told, paragraph(told))
    more = f" and {number(staying - len(names))} more" if staying > len(names) else ""
    verb = "was changed since and stays" if staying == 1 else "were changed since and stay"
    rest = line(f"{number(staying)} {verb}: {', '.join(names)}{more}.")
    return answer_of(line(told, ". ", rest), paragraph(told, rest))


def announced(by: str, counts: Counts, audience: Audience, *, back: bool) -> Message:
    """A channel's one line: "@kim imported 38 deals"; struck once that was taken back."""
    told = line(bold(person(by, audience.names)), f" imported {counted(counts.added, 'deal')}")
    shown = struck(told) if back else told
    return answer_of(shown, paragraph(shown))


def _title(imported: Import) -> Line:
    shown = imported.preview
    assert shown is not None, "read"
    known = [line(bold(counted(shown.new, "new deal")))]
    if shown.existing:
        known.append(line(_existing(imported)))
    if shown.faults:
        known.append(line(f"{counted(shown.faults, 'row')} with a fault"))
    return line(bold(shorten(imported.name, _NAME)), ": ", joined(DOT, known))


def _existing(imported: Import) -> str:
    """What becomes of the deals that are here already."""
    shown = imported.preview
    assert shown is not None, "read"
    if not imported.options.update:
        return f"{number(shown.existing)} here already, skipped"
    closed = f", {number(shown.closed)} of them closed and left alone" if shown.closed else ""
    return f"{number(shown.existing)} here already, to be updated{closed}"


def _faults(imported: Import) -> list[Line]:
    shown = imported.preview
    assert shown is not None, "read"
    told = [line(f"Row {number(fault.line)}: {fault.sentence}") for fault in shown.first_faults[:FIRST]]
    if not told:
        return []
    more = shown.faults - len(told)
    rest = f"And {counted(more, 'more row', 'more rows')}. " if more > 0 else ""
    whom = "it" if shown.faults == 1 else "them"
    return [*told, line(f"{rest}A file with {whom} follows, to correct and import again.")]


def _buttons(imported: Import) -> tuple[Block, ...]:
    shown, update = imported.preview, imported.options.update
    assert shown is not None, "read"
    updates = shown.updatable if update else 0
    if not shown.new + updates:
        return row(ask("Import again", ImportDeals(), "import"))
    every = (
        f"Import {counted(shown.new + updates, 'deal')}"
        if shown.new
        else f"Update {counted(updates, 'deal')}"
    )
    only = f"Only the {number(shown.new)} new" if shown.new and updates else None
    return row(
        _says(every, imported, SettleImport(imported.number, "all"), "all"),
        _says(only, imported, SettleImport(imported.number, "new"), "new") if only else None,
        _says("Cancel", imported, SettleImport(imported.number, "cancel"), "cancel"),
    )


def _says(label: str, imported: Import, command: SettleImport, key: str) -> Element | None:
    return run(label, command, f"import-{key}", "primary" if key == "all" else None)


def _spoken(lines: Iterable[Line]) -> Line:
    """Sentences, one after the other."""
    return line(" ".join(sentence(aloud(each)) for each in lines if each))
