"""The Web API: who may call which method, what goes wrong on order, and what is written down about it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from bot.playground.arguments import Arguments, read_arguments
from bot.playground.desk import Desk, Method, RateLimited
from bot.playground.faults import HTTP_FAULTS, Fault, Faults
from bot.playground.methods_chat import CHAT
from bot.playground.methods_conversations import CONVERSATIONS
from bot.playground.methods_files import FILES
from bot.playground.methods_team import TEAM
from bot.playground.methods_views import VIEWS
from bot.playground.refusals import MethodRefused
from bot.playground.state import Call

METHODS: dict[str, Method] = {**CHAT, **CONVERSATIONS, **FILES, **TEAM, **VIEWS}


@dataclass(slots=True)
class Reply:
    """What goes back over HTTP. `cut`: the connection ends before the reply; `wait`: seconds to hold it
    back.
    """

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    wait: float = 0


@dataclass(frozen=True, slots=True)
class Request:
    """A Web API request as it came in; `token` from the Authorization header, None without one."""

    method: str
    query: str
    body: bytes
    content_type: str
    token: str | None


class WebApi:
    """Answers every method in METHODS, and `unknown_method` to others. Safe to call from any thread."""

    def __init__(self, desk: Desk, faults: Faults) -> None:
        self._desk = desk
        self._faults = faults

    def answer(self, request: Request) -> Reply:
        """Never raises: refusals and ordered faults become the reply that Slack would send."""
        state = self._desk.state
        started = time.perf_counter()
        with state.changing():
            exchange = state.new_exchange(
                "web_api", request.method, None, {"Content-Type": request.content_type}
            )
            self._desk.exchange = exchange.id
            try:
                arguments = read_arguments(request.query, request.body, request.content_type)
                exchange.request_body = arguments.values
                reply = self._suffered(request, arguments)
            except MethodRefused as refused:
                reply = Reply(200, refused.as_json())
            self._desk.exchange = 0
            exchange.status, exchange.answer_body = reply.status, reply.body
            exchange.answer_headers = reply.headers
            exchange.took_ms = (time.perf_counter() - started) * 1000
            given = exchange.request_body or {}
            state.calls.append(Call(request.method, given, reply.body, reply.status))
        return reply

    def _suffered(self, request: Request, arguments: Arguments) -> Reply:
        method = METHODS.get(request.method)
        if method is None:
            raise MethodRefused("unknown_method", req_method=request.method)
        self._admit(method, request.token or arguments.text("token"))
        fault = self._faults.take(request.method, arguments.text("channel"))
        if fault is None:
            return self._run(method, arguments)
        if fault.kind not in HTTP_FAULTS:
            raise MethodRefused(fault.kind)
        return self._faulty(fault, method, arguments)

    def _faulty(self, fault: Fault, method: Method, arguments: Arguments) -> Reply:
        if fault.kind == "rate_limited":
            return _too_fast(int(fault.seconds))
        if fault.kind == "server_error":
            return Reply(500, {"ok": False, "error": "internal_error"})
        reply = self._run(method, arguments)
        reply.cut = fault.kind == "drop_reply"
        reply.wait = fault.seconds if fault.kind == "slow" else 0
        return reply

    def _run(self, method: Method, arguments: Arguments) -> Reply:
        if method.scope is not None:
            self._desk.need_scope(method.scope)
        try:
            answer = method.answer(self._desk, arguments)
        except RateLimited as limited:
            return _too_fast(limited.seconds)
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._desk.scopes))}
        if method.scope is not None:
            headers["X-Accepted-OAuth-Scopes"] = method.scope
        return Reply(200, {"ok": True} | answer, headers)

    def _admit(self, method: Method, token: str | None) -> None:
        app = self._desk.state.app
        if not token:
            raise MethodRefused("not_authed")
        if token not in (app.token, app.app_token):
            raise MethodRefused("invalid_auth")
        if not app.installed:
            raise MethodRefused("account_inactive")
        if method.app_level != (token == app.app_token):
            raise MethodRefused("not_allowed_token_type")
        self._desk.scopes = frozenset({"connections:write"}) if method.app_level else app.scopes


def _too_fast(seconds: int) -> Reply:
    return Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})
