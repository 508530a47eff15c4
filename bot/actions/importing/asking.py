"""What a member asks of an import: to begin one by the form, to say yes or no to its preview."""

from __future__ import annotations

from datetime import datetime

from bot.actions.colleagues import checked_owner
from bot.actions.desk import Desk
from bot.actions.rights import check_steers, not_yours
from bot.domain.imports import LASTS, PASTED, Import, Options, Preview, State
from bot.domain.notices import ImportTask, NewNotice, NoticeKind
from bot.domain.people import handle
from bot.domain.refusals import Choice, FieldRefused, NotAllowed, Refusal
from bot.domain.stages import Pipeline
from bot.language.commands import ImportDeals, SettleImport, Undo
from bot.outcomes.imports import (
    ImportCancelled,
    ImportFormAsked,
    ImportGoingBack,
    ImportRunning,
    ImportStarted,
)
from bot.store import imported_deals, imports, outbox, people

_SETTLED = {
    State.READING: "That file is still being read. Nothing changed.",
    State.RUNNING: "That import is running already. I tell you when it is done.",
    State.DONE: "That import is done already. Nothing more was changed.",
    State.CANCELLED: "That import was cancelled. Nothing changed; import the file again.",
    State.REFUSED: "That file could not be read. Nothing changed.",
    State.TAKING_BACK: "That import is being taken back. I tell you when it is done.",
    State.TAKEN_BACK: "That import was taken back. Import the file again.",
}
_AGAIN = Choice("Import again", ImportDeals())


def import_deals(desk: Desk, command: ImportDeals) -> ImportFormAsked | ImportStarted:
    """The form; once it is filled in, the file is fetched and read by the worker.

    Raises NotAllowed for those who do not steer, FieldRefused without a file or rows.
    """
    check_steers(desk, "import deals")
    place = desk.workspace
    if command == ImportDeals():
        return ImportFormAsked(place.pipelines)
    if command.file is None and command.text is None:
        raise FieldRefused("file", "Choose a CSV file, or paste its rows below.")
    pipeline = place.pipeline if command.pipeline is None else place.pipeline_of(command.pipeline)
    owner = checked_owner(desk, command.owner) if command.owner else desk.member.user
    options = Options(pipeline.id, owner, command.day_first, command.update)
    at, user = desk.clock(), desk.member.user
    asked = Import(desk.change, user, State.READING, options, command.file, PASTED, at)
    imports.begin(desk.work, asked, command.text.encode() if command.text and not command.file else None)
    outbox.tell(desk.work, [task(desk.change, ImportTask.READ, user)], at)
    return ImportStarted(pasted=command.file is None)


def settle_import(desk: Desk, command: SettleImport) -> ImportRunning | ImportCancelled:
    """The importer's yes or no to a preview. Raises Refusal when it no longer holds, or was settled."""
    check_steers(desk, "import deals")
    found = imports.load(desk.work, command.number, to_change=True)
    if found is None or found.preview is None:
        raise Refusal("That import is not there any more. Nothing changed.", choices=(_AGAIN,))
    _check_ready(desk, found)
    if command.choice == "cancel":
        imports.move(desk.work, found.number, State.READY, State.CANCELLED)
        return ImportCancelled()
    _check_holds(desk, found)
    update = command.choice == "all" and found.options.update
    _start(desk, found, update=update)
    return ImportRunning(found.preview.new, found.preview.updatable if update else 0)


def take_back(desk: Desk, number: int) -> ImportGoingBack:
    """Have an import taken back by the worker. Raises Refusal when that is not its maker's to do, or done."""
    found = imports.load(desk.work, number, to_change=True)
    if found is None or found.by != desk.member.user:
        raise not_yours(desk, found.by if found else None)
    if not imports.move(desk.work, number, State.DONE, State.TAKING_BACK):
        told = "That was taken back already. Nothing changed." if found.state is State.TAKEN_BACK else None
        raise Refusal(told or _SETTLED[found.state])
    outbox.tell(desk.work, [task(number, ImportTask.TAKE_BACK, found.by)], desk.clock())
    return ImportGoingBack(imported_deals.count(desk.work, number))


def _start(desk: Desk, found: Import, *, update: bool) -> None:
    if not imports.start(desk.work, found, update=update):
        raise Refusal(_SETTLED[State.RUNNING])
    outbox.tell(desk.work, [task(found.number, ImportTask.WRITE, found.by)], desk.clock())


def task(number: int, what: ImportTask, user: str, route: str | None = None) -> NewNotice:
    """A step of an import; on a lane of its own, so that the importer is answered meanwhile."""
    payload = {"import": number, "task": what.value}
    return NewNotice(route or f"import:{number}", NoticeKind.IMPORT, payload, user)


def stages_of(pipeline: Pipeline) -> str:
    """The stages that rows were read for, to notice when they are others."""
    return ",".join(f"{stage.id}:{stage.kind}" for stage in pipeline.in_use)


def _check_ready(desk: Desk, found: Import) -> None:
    if found.by != desk.member.user:
        name = people.names_of(desk.work, found.by).get(found.by)
        who = handle(name) if name else "The one who sent that file"
        raise NotAllowed(f"{who} sent that file; nobody else can import it. Nothing changed.")
    if found.state is not State.READY:
        choices = (Choice("Undo", Undo(found.number)),) if found.state is State.DONE else ()
        raise Refusal(_SETTLED[found.state], choices=choices)


def _check_holds(desk: Desk, found: Import) -> None:
    if _is_over(found, desk.clock()):
        raise Refusal(
            "That preview is more than a day old. Nothing changed; import the file again.", choices=(_AGAIN,)
        )
    if stages_of(desk.workspace.pipeline_of(found.options.pipeline)) != found.stages:
        raise Refusal(
            "The stages have changed since that preview. Nothing changed; import the file again.",
            choices=(_AGAIN,),
        )
    if not _has_work(found.preview, found.options):
        raise Refusal("There is nothing to import in that file. Nothing changed.", choices=(_AGAIN,))


def _is_over(found: Import, now: datetime) -> bool:
    return now - found.at > LASTS


def _has_work(preview: Preview | None, options: Options) -> bool:
    return preview is not None and bool(preview.new or (options.update and preview.updatable))
