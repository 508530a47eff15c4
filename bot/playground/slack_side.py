"""The addresses that the bot knows: the Web API, response URLs, uploads and downloads, Socket Mode."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground.hanging_up import hang_up
from bot.playground.hooks import Hooks
from bot.playground.sockets import Sockets
from bot.playground.state import State
from bot.playground.web_api import Request, WebApi

LARGEST_UPLOAD = 50_000_000


class SlackSide:
    """Routes whose requests carry tokens, or an unguessable path."""

    def __init__(self, state: State, web_api: WebApi, hooks: Hooks, sockets: Sockets) -> None:
        self._state = state
        self._web_api = web_api
        self._hooks = hooks
        self._sockets = sockets

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/{method:path}", self.call_method, methods=["GET", "POST"]),
            Route("/{kind:str}/{team:str}/{number:int}/{secret:str}", self.take_response, methods=["POST"]),
            Route("/upload/v1/{file:str}", self.take_upload, methods=["POST", "PUT"]),
            Route("/files/{file:str}/{name:path}", self.give_file, methods=["GET"]),
            WebSocketRoute("/link/", self.link),
        ]

    async def call_method(self, http: HttpRequest) -> Response:
        request = Request(
            method=http.path_params["method"].strip("/"),
            query=http.url.query,
            body=await http.body(),
            content_type=http.headers.get("content-type", ""),
            token=bearer(http.headers),
        )
        reply = self._web_api.answer(request)
        if reply.wait:
            await asyncio.sleep(reply.wait)
        if reply.cut and http.client is not None:
            hang_up((http.client.host, int(http.client.port)), http.url.port or 80)
        return JSONResponse(reply.body, reply.status, reply.headers)

    async def take_response(self, http: HttpRequest) -> Response:
        status, said = self._hooks.take(http.url.path, await http.body())
        return PlainTextResponse(said, status)

    async def take_upload(self, http: HttpRequest) -> Response:
        content = await http.body()
        with self._state.changing():
            file = self._state.files.get(http.path_params["file"])
            if file is None or file.complete or file.expected is None:
                return PlainTextResponse("file_not_found", 404)
            if len(content) != file.expected or len(content) > LARGEST_UPLOAD:
                return PlainTextResponse("size_mismatch", 400)
            file.content = content
        return PlainTextResponse(f"OK - {len(content)}")

    async def give_file(self, http: HttpRequest) -> Response:
        """With the bot's token and files:read, or to a page that says who it is (`?as=U…`)."""
        with self._state.lock:
            file = self._state.files.get(http.path_params["file"])
            app = self._state.app
            by_bot = bearer(http.headers) == app.token and app.installed and "files:read" in app.scopes
            by_page = http.query_params.get("as") in self._state.members
        if file is None or file.content is None:
            return PlainTextResponse("file_not_found", 404)
        if not (by_bot or by_page):
            return PlainTextResponse("sign in", 403, media_type="text/html")
        disposition = f"attachment; filename*=utf-8''{file.id}.{file.filetype}"
        return Response(file.content, headers={"Content-Disposition": disposition}, media_type=file.mimetype)

    async def link(self, socket: WebSocket) -> None:
        await self._sockets.serve(socket)


def bearer(headers: Mapping[str, str]) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token else None
