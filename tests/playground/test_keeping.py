"""A playground that stops goes on where it stopped."""

from datetime import timedelta
from pathlib import Path

from bot.playground.files import StoredFile
from bot.playground.run import start
from bot.playground.starting import Starting
from bot.playground.trace import Exchanges
from bot.playground.workspace import Setup

from .conftest import KIM, SALES, SAM, manifest_with


def test_messages_people_channels_files_and_the_clock_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "playground.json"
    first = start(Setup(manifest_with()), file)
    assert first.is_new
    slack = first.workspace
    said = slack.people.say("kim", "#sales", "Grüße & <so>")
    reply = slack.people.say("sam", "#sales", "a reply", thread_ts=said.ts)
    slack.people.react("sam", "#sales", said.ts, "tada")
    made = slack.surroundings.create_channel("kim", "deal-acme")
    slack.surroundings.change_member(KIM, tz="Asia/Tokyo")
    slack.move_clock(slack.clock.now() + timedelta(days=1))
    first.is_ready()
    first.stop()

    second = start(Setup(manifest_with()), file)
    assert not second.is_new
    slack = second.workspace
    kept = slack.state.messages[SALES]
    assert kept[said.ts] == said and kept[reply.ts] == reply and kept[said.ts].reactions == {"tada": [SAM]}
    assert slack.state.channels[made.id] == made and slack.state.members[KIM].tz == "Asia/Tokyo"
    assert slack.clock.offset > timedelta(hours=23)
    assert slack.people.say("kim", "#sales", "later").ts > reply.ts
    assert slack.surroundings.create_channel("kim", "another").id != made.id
    second.stop()


def test_bytes_of_a_file_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "playground.json"
    first = start(Setup(manifest_with()), file)
    first.workspace.state.files["F1"] = stored = StoredFile("F1", "deals.csv", KIM, 1, b"\x00\xff")
    first.is_ready()
    first.stop()
    second = start(Setup(manifest_with()), file)
    assert second.workspace.state.files == {"F1": stored}
    second.stop()


def test_what_was_not_ready_yet_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "playground.json"
    first = start(Setup(manifest_with()), file)
    first.workspace.people.say("kim", "#sales", "half of a past")
    first.stop()
    assert not file.exists()


def test_of_a_past_that_is_typed_pages_hear_only_how_far_it_is() -> None:
    running = start(Setup(manifest_with()))
    slack = running.workspace
    before = slack.state.feed.last
    slack.people.say("kim", "#sales", "two months ago")
    slack.show_starting(Starting(1, 2))
    assert {each.kind for each in slack.state.feed.after(before) or ()} == {"starting"}
    running.is_ready()
    slack.people.say("kim", "#sales", "today")
    assert "message" in {each.kind for each in slack.state.feed.after(before) or ()}
    assert len(slack.state.messages[SALES]) == 2
    running.stop()


def test_a_file_that_cannot_be_read_begins_anew(tmp_path: Path) -> None:
    file = tmp_path / "playground.json"
    for content in ("{", '{"form": 1}', "[]"):
        file.write_text(content)
        running = start(Setup(manifest_with()), file)
        assert running.is_new
        running.stop()


def test_beginning_anew_forgets_the_file(tmp_path: Path) -> None:
    file = tmp_path / "playground.json"
    first = start(Setup(manifest_with()), file)
    first.workspace.people.say("kim", "#sales", "of yesterday")
    first.is_ready()
    first.stop()
    second = start(Setup(manifest_with()), file, begins_anew=True)
    assert second.is_new and second.workspace.state.messages[SALES] == {}
    second.stop()


def test_the_page_waits_until_all_is_ready() -> None:
    running = start(Setup(manifest_with()))
    assert running.workspace.state.starting == Starting(0, 0)
    running.is_ready()
    assert running.workspace.state.starting is None
    running.stop()


def test_the_record_of_requests_does_not_grow_for_ever() -> None:
    record = Exchanges(keep=3)
    for number in range(5):
        record.begin("now", "web_api", f"call {number + 1}", None, {})
    assert [each.title for each in record.those([1, 2, 3, 4, 5, 6])] == ["call 3", "call 4", "call 5"]
