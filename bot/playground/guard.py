"""Keeps other websites out of the playground, which has no passwords.

A page anywhere could make this machine's browser send requests to 127.0.0.1: only this machine's own names
are served (against DNS rebinding), and what changes something has to come from the playground's page.
"""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = frozenset({"127.0.0.1", "localhost"})
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Guard:
    """An ASGI application around another."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        if not _from_here(headers, scope["method"], scope["path"]):
            said = {
                "ok": False,
                "error": "foreign_origin",
                "message": "Only this machine may use the playground.",
            }
            await JSONResponse(said, 403)(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self._application(scope, receive, send_guarded)


def _from_here(headers: dict[str, str], method: str, path: str) -> bool:
    host = headers.get("host", "")
    if host.rpartition(":")[0] not in _NAMES and host not in _NAMES:
        return False
    origin = headers.get("origin")
    if method in ("GET", "HEAD") or not path.startswith("/playground/"):
        return origin is None or not path.startswith("/api/")
    kind = headers.get("content-type", "")
    own = origin is None or origin in (f"http://{host}",)
    return own and (kind.startswith("application/json") or path == "/playground/upload")
