"""Files: the bot's upload in three steps, a member's upload, and who may download."""

import json
import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient

from bot.playground.workspace import Workspace

from .conftest import SALES, SAM
from .listening_bot import ListeningBot
from .test_web_api import refused

CSV = "name,amount\nAcme,40000\n"


def fetched(url: str, token: str | None = None) -> bytes:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
        return bytes(response.read())


def test_slack_sdk_uploads_and_the_bot_downloads(slack: Workspace, client: WebClient) -> None:
    answer = client.files_upload_v2(content=CSV, filename="deals.csv", title="Deals", channel=SALES)
    file = answer["file"]
    assert file["name"] == "deals.csv" and file["mimetype"] == "text/csv" and file["size"] == len(CSV)
    assert fetched(file["url_private_download"], slack.setup.token) == CSV.encode()
    (post,) = slack.posts(SALES)
    assert post.files[0]["id"] == file["id"]


def test_a_file_wants_a_token(client: WebClient) -> None:
    url = client.files_upload_v2(content=CSV, filename="deals.csv")["file"]["url_private"]
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetched(url)
    assert caught.value.code == 403


def test_an_upload_of_another_length_is_refused(client: WebClient) -> None:
    begun = client.files_getUploadURLExternal(filename="deals.csv", length=3)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(begun["upload_url"], b"four")
    answer = refused(client.files_completeUploadExternal, files=[{"id": begun["file_id"]}])
    assert answer["error"] == "file_update_failed"


def test_a_member_s_file_reaches_the_bot(slack: Workspace, bot: ListeningBot, client: WebClient) -> None:
    url = f"{slack.base_url}/playground/upload?as={SAM}&name=deals.csv&channel=dm"
    answer = json.loads(urllib.request.urlopen(url, CSV.encode()).read())
    slack.settle()
    (event,) = bot.events("message")
    assert event["subtype"] == "file_share" and event["files"][0]["id"] == answer["file"]["id"]
    told = client.files_info(file=answer["file"]["id"])["file"]
    assert fetched(told["url_private"], slack.setup.token) == CSV.encode()
