"""files.*: an upload in three steps, and a look at one. Facts:
https://docs.slack.dev/messaging/working-with-files.
"""

from __future__ import annotations

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.desk import Desk, Method
from bot.playground.files import StoredFile
from bot.playground.methods_chat import app_message
from bot.playground.refusals import MethodRefused


def get_upload_url(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    name = arguments.needed("filename")
    length = arguments.whole("length", 0)
    if length <= 0:
        raise MethodRefused("invalid_arguments", ["must be greater than 0 [json-pointer:/length]"])
    state = desk.state
    created = int(state.clock.now().timestamp())
    file = StoredFile(state.new_id("F"), name, state.app.bot_user, created, expected=length)
    state.files[file.id] = file
    return {"upload_url": f"{desk.base_url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    asked = arguments.value("files")
    if not isinstance(asked, list) or not asked:
        raise MethodRefused("invalid_arguments", ["missing required field: files"])
    files = [_uploaded(desk, each) for each in asked]
    channel_id = arguments.text("channel_id")
    if channel_id is not None:
        _share(desk, files, channel_id, arguments)
    for file in files:
        file.complete = True
    return {"files": [file.as_file(desk.base_url) for file in files]}


def file_info(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    file = desk.state.files.get(arguments.needed("file", "file_not_found"))
    if file is None or not file.complete:
        raise MethodRefused("file_not_found")
    return {"file": file.as_file(desk.base_url), "comments": [], "response_metadata": {"next_cursor": ""}}


def _uploaded(desk: Desk, asked: dict[str, Any]) -> StoredFile:
    file = desk.state.files.get(str(asked.get("id")))
    if file is None or file.complete or file.user != desk.state.app.bot_user:
        raise MethodRefused("file_not_found")
    if file.content is None:
        raise MethodRefused("file_update_failed")
    file.title = str(asked.get("title") or file.name)
    return file


def _share(desk: Desk, files: list[StoredFile], channel_id: str, arguments: Arguments) -> None:
    channel = desk.channel_to_post_in(channel_id)
    for file in files:
        file.channels.append(channel.id)
    shown = [file.as_file(desk.base_url) for file in files]
    content = {"text": arguments.text("initial_comment") or "", "files": shown}
    message = app_message(desk, channel, content, thread_ts=arguments.text("thread_ts"))
    desk.state.add_message(message)


FILES: dict[str, Method] = {
    "files.getUploadURLExternal": Method(get_upload_url, "files:write"),
    "files.completeUploadExternal": Method(complete_upload, "files:write"),
    "files.info": Method(file_info, "files:read"),
}
