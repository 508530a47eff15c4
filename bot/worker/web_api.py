"""Slack's Web API as the worker needs it: one call, one answer or one `DeliveryFailed`.

slack_sdk's own retries stay off: they repeat a post whose reply was lost, and sleep in the thread. The
outbox retries instead.
"""

from __future__ import annotations

import io
import json
import ssl
from collections.abc import Mapping
from email.message import Message
from http.client import HTTPException
from math import isnan
from typing import IO, Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.wire import fit
from bot.worker.failures import DeliveryFailed, Scope, scope_of

TIMEOUT_SECONDS = 10
_FILE_SECONDS = 30
_RESPONSE_HOST = "hooks.slack.com"
_FILES_HOST = "files.slack.com"

_NoObject = AttributeError
"""What slack_sdk 3.47 raises when an answer is JSON and no object."""


class SlackApi(Protocol):
    """What delivery asks of Slack. Both raise DeliveryFailed."""

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """Slack's answer to a Web API method, which was ok."""

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        """Post a message to a response_url."""

    def upload(self, token: str, user: str, name: str, file: IO[bytes]) -> Mapping[str, Any]:
        """Bring a file to a member by direct message. file: opened at its beginning."""

    def download(self, token: str, url: str, limit: int) -> bytes:
        """The content of a private file, cut after `limit` bytes."""


class SlackWebApi:
    """Slack over HTTP. base_url: where its methods are; the only other host a response_url may have."""

    def __init__(self, base_url: str = "https://slack.com/api/") -> None:
        self._base_url = base_url if base_url.endswith("/") else base_url + "/"
        self._host = urlsplit(base_url).netloc
        # Made once: reading the machine's certificates costs more than the call. With a context of its own
        # a call makes an opener of its own as well, which a workspace on this machine has no use for.
        self._tls = ssl.create_default_context() if base_url.startswith("https:") else None
        self._opener = build_opener(_NoRedirects, HTTPSHandler(context=self._tls))

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        client = WebClient(
            token=token,
            base_url=self._base_url,
            timeout=TIMEOUT_SECONDS,
            ssl=self._tls,
            retry_handlers=[],
        )
        try:
            # Arguments go as JSON where the method takes it, as forms elsewhere; users.info takes forms only.
            if method.startswith(("users.", "conversations.", "files.getUploadURLExternal", "files.info")):
                answer = client.api_call(method, params=dict(arguments))
            else:
                answer = client.api_call(method, json=dict(arguments))
        except SlackApiError as error:
            raise _refused(error, method) from error
        except (SlackClientError, OSError, HTTPException, ValueError, _NoObject) as error:
            raise DeliveryFailed(f"no answer from Slack ({type(error).__name__})") from error
        data: Mapping[str, Any] = fit(answer.data)
        return data

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        # It comes from a request: nothing is ever sent elsewhere than to Slack.
        if not self._is_ours(url, _RESPONSE_HOST):
            raise DeliveryFailed("a response_url of a foreign host", Scope.MESSAGE)
        body = json.dumps(message).encode()
        request = Request(url, body, {"Content-Type": "application/json; charset=utf-8"}, method="POST")
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                answer.read()
        except HTTPError as error:
            with error:
                raise _not_taken(error) from error
        except (URLError, OSError, HTTPException) as error:
            raise DeliveryFailed(f"no answer from Slack ({type(error).__name__})") from error

    def upload(self, token: str, user: str, name: str, file: IO[bytes]) -> Mapping[str, Any]:
        """In Slack's three steps (https://docs.slack.dev/messaging/working-with-files#uploading_files).

        What fails on the way is done again as a whole: a file that was never completed is seen by nobody.
        """
        channel = self.call(token, "conversations.open", {"users": user})["channel"]["id"]
        length = file.seek(0, io.SEEK_END)
        file.seek(0)
        place = self.call(token, "files.getUploadURLExternal", {"filename": name, "length": length})
        self._put(place["upload_url"], file, length)
        files = [{"id": place["file_id"], "title": name}]
        return self.call(token, "files.completeUploadExternal", {"files": files, "channel_id": channel})

    def download(self, token: str, url: str, limit: int) -> bytes:
        """With the token as a header: https://docs.slack.dev/reference/objects/file-object."""
        if not self._is_ours(url, _FILES_HOST):
            raise DeliveryFailed("a file at a foreign host", Scope.MESSAGE)
        request = Request(url, headers={"Authorization": f"Bearer {token}"})
        try:
            with self._opener.open(request, timeout=_FILE_SECONDS) as answer:
                if answer.headers.get_content_type() == "text/html":
                    # Instead of a refusal Slack shows the page on which people sign in.
                    raise DeliveryFailed("missing_scope (files:read)", Scope.MESSAGE)
                content: bytes = answer.read(limit)
                return content
        except HTTPError as error:
            with error:
                raise _not_given(error) from error
        except (URLError, OSError, HTTPException) as error:
            raise DeliveryFailed(f"no answer from Slack ({type(error).__name__})") from error

    def _put(self, url: str, file: IO[bytes], length: int) -> None:
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(length)}
        try:
            with self._opener.open(
                Request(url, file, headers, method="POST"), timeout=_FILE_SECONDS
            ) as answer:
                answer.read()
        except HTTPError as error:
            with error:
                raise DeliveryFailed(f"the upload was answered {error.code}") from error
        except (URLError, OSError, HTTPException) as error:
            raise DeliveryFailed(f"no answer from Slack ({type(error).__name__})") from error

    def _is_ours(self, url: str, host: str) -> bool:
        """Whether it is an address at that host of Slack's, or where its methods are."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        to_slack = parts.scheme == "https" and parts.netloc == host
        return to_slack or (parts.scheme in ("http", "https") and parts.netloc == self._host)


class _NoRedirects(HTTPRedirectHandler):
    """A redirect would carry the message to a host that was never checked."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _refused(error: SlackApiError, method: str) -> DeliveryFailed:
    response = error.response
    if isinstance(response, dict):  # slack_sdk hands on what was no JSON as it came
        return DeliveryFailed(f"Slack answered {response.get('status')} without JSON")
    if response.status_code == 429:
        return DeliveryFailed("ratelimited", retry_after=_seconds(response.headers))
    if response.status_code >= 500:
        return DeliveryFailed(f"Slack answered {response.status_code}")
    reason, needed = str(response.get("error")), response.get("needed")
    return DeliveryFailed(f"{reason} ({needed})" if needed else reason, scope_of(reason, method))


def _not_taken(error: HTTPError) -> DeliveryFailed:
    if error.code == 429:
        return DeliveryFailed("ratelimited", retry_after=_seconds(error.headers))
    if error.code >= 500:
        return DeliveryFailed(f"Slack answered {error.code}")
    return DeliveryFailed(f"response_url answered {error.code}", Scope.MESSAGE)


def _not_given(error: HTTPError) -> DeliveryFailed:
    if error.code == 429:
        return DeliveryFailed("ratelimited", retry_after=_seconds(error.headers))
    if error.code >= 500:
        return DeliveryFailed(f"the file was answered {error.code}")
    # Sent on to the page on which people sign in, or told that it is not theirs.
    reason = "file_not_found" if error.code == 404 else "missing_scope (files:read)"
    return DeliveryFailed(reason, Scope.MESSAGE)


def _seconds(headers: Mapping[str, Any] | Message) -> float:
    """Retry-After, at least a second; one minute when it is missing or strange."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            try:
                seconds = float(value[0] if isinstance(value, list) else value)
            except ValueError:
                break
            return 60.0 if isnan(seconds) else min(max(seconds, 1.0), 3600.0)
    return 60.0
