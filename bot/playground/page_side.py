"""The addresses that the page knows: its own files, what it shows, what members do, and the live stream."""

from __future__ import annotations

import json
from collections.abc import Callable
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.playground.files import StoredFile
from bot.playground.messages import Message
from bot.playground.page_acts import ACTS, Act
from bot.playground.refusals import CannotDo
from bot.playground.shown import state_shown

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

PAGE = (Path(__file__).parent / "page").resolve()


_FRESH = {"Cache-Control": "no-cache"}
"""Ask each time whether a file has changed; without it a browser keeps old modules after an upgrade."""


class PageSide:
    """Acts run in threads, since they wait for the bot; what is read is read at once."""

    def __init__(self, slack: Workspace) -> None:
        self._slack = slack

    def routes(self) -> list[BaseRoute]:
        acts = [
            Route(f"/playground/{name}", self._doing(act), methods=["POST"]) for name, act in ACTS.items()
        ]
        return [
            Route("/", self.index, methods=["GET"]),
            Route("/page/{path:path}", self.file, methods=["GET"]),
            Route("/playground/state", self.state, methods=["GET"]),
            Route("/playground/messages", self.messages, methods=["GET"]),
            Route("/playground/trace", self.trace, methods=["GET"]),
            Route("/playground/events", self.events, methods=["GET"]),
            Route("/playground/upload", self.upload, methods=["POST"]),
            *acts,
        ]

    async def index(self, request: Request) -> Response:
        return _file(request, PAGE / "index.html")

    async def file(self, request: Request) -> Response:
        return _file(request, PAGE / request.path_params["path"])

    async def state(self, request: Request) -> Response:
        slack = self._slack
        with slack.state.lock:
            user = request.query_params.get("as") or slack.state.people()[0].id
            if slack.live.is_closed:
                return refusal(CannotDo("stopping", "The playground is stopping."))
            if user not in slack.state.members:
                return refusal(CannotDo("no_such_member", f"Nobody here is called {user}."))
            return JSONResponse({"ok": True} | state_shown(slack.state, user, slack.pace.on))

    async def messages(self, request: Request) -> Response:
        asked = request.query_params
        slack, user = self._slack, asked.get("as", "")
        with slack.state.lock:
            try:
                channel = slack.people.channel(asked.get("channel", ""), user)
            except CannotDo as cannot:
                return refusal(cannot)
            kept = slack.state.messages[channel.id].values()
            seen = [each for each in kept if each.seen_by in (None, user)]
            found = _part_of(seen, asked.get("thread_ts"), asked.get("before"))
            limit = max(1, min(500, int(asked.get("limit") or 100)))
            shown = [each.as_shown(slack.state.team.id) for each in found[-limit:]]
        return JSONResponse({"ok": True, "messages": shown, "has_more": len(found) > limit})

    async def trace(self, request: Request) -> Response:
        asked = request.query_params
        with self._slack.state.lock:
            ids = [int(each) for each in asked.get("ids", "").split(",") if each.isdecimal()]
            message = self._slack.state.messages.get(asked.get("channel", ""), {}).get(asked.get("ts", ""))
            if message is not None and message.seen_by in (None, asked.get("as")):
                ids += message.trace
            ids += self._slack.state.view_traces.get(asked.get("view_id", ""), [])
            shown = [each.as_json() for each in self._slack.state.exchanges.those(ids)]
        return JSONResponse({"ok": True, "trace": shown})

    async def events(self, request: Request) -> Response:
        user = request.query_params.get("as", "")
        after = request.headers.get("last-event-id") or request.query_params.get("after") or ""
        stream = self._slack.live.stream(user, int(after) if after.isdecimal() else None)
        return StreamingResponse(
            stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def upload(self, request: Request) -> Response:
        asked, content = request.query_params, await request.body()
        slack = self._slack
        try:
            with slack.state.changing():
                member = slack.people.member(asked.get("as", ""))
                created = int(slack.clock.now().timestamp())
                name = Path(asked.get("name") or "file").name
                file = StoredFile(slack.state.new_id("F"), name, member.id, created, content, complete=True)
                slack.state.files[file.id] = file
                shown = file.as_file(slack.base_url)
                if asked.get("channel"):
                    slack.people.share(member.id, asked["channel"], file, shown)
        except CannotDo as cannot:
            return refusal(cannot)
        return JSONResponse({"ok": True, "file": shown})

    def _doing(self, act: Act) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            try:
                body = json.loads(await request.body())
                answer = await run_in_threadpool(act, self._slack, body)
            except CannotDo as cannot:
                return refusal(cannot)
            except (KeyError, TypeError, ValueError) as error:
                return refusal(CannotDo("bad_request", f"The request is incomplete: {error!r}"))
            return JSONResponse({"ok": True} | answer)

        return endpoint


def _file(request: Request, file: Path) -> Response:
    """Read at once: the files are small, and threads for them would take their time from the bot's start."""
    file = file.resolve()
    if not (file.is_relative_to(PAGE) and file.is_file()):
        return PlainTextResponse("Not Found", 404)
    about = file.stat()
    headers = _FRESH | {"ETag": f'"{about.st_mtime_ns:x}-{about.st_size:x}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(file.read_bytes(), media_type=guess_type(file.name)[0], headers=headers)


def refusal(cannot: CannotDo) -> Response:
    return JSONResponse({"ok": False, "error": cannot.code, "message": cannot.message}, 400)


def _part_of(seen: list[Message], thread_ts: str | None, before: str | None) -> list[Message]:
    if thread_ts is not None:
        return [each for each in seen if thread_ts in (each.ts, each.thread_ts)]
    roots = [each for each in seen if not each.is_reply or each.subtype == "thread_broadcast"]
    return [each for each in roots if before is None or each.ts < before]
