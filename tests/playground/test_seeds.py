"""The believable month: who typed what, in which order, on which day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.run import SEEDS
from bot.playground.seeds.companies import COMPANIES
from bot.playground.seeds.driver import Line, type_all
from bot.playground.seeds.stories import Story, lines_of
from bot.playground.shown import channel_shown
from bot.playground.workspace import Workspace
from tests.waiting import PATIENCE

from .conftest import KIM, SALES, SAM, manifest_with
from .listening_bot import ListeningBot


def test_every_company_has_a_seed() -> None:
    assert SEEDS.keys() == COMPANIES.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_has_open_won_and_lost_deals_of_three_reps(seed: str) -> None:
    stories = SEEDS[seed]
    ends = [story.then[-1].split()[1] if story.then else "" for story in stories]
    assert len({story.name for story in stories}) == len(stories)
    assert {story.who for story in stories} == {"sam", "kim", "ana"}
    assert ends.count("won") >= 3 and ends.count("lost") >= 3
    assert all(story.added > int(step.split()[0]) for story in stories for step in story.then), (
        "nothing happens to a deal before it was added"
    )


def test_the_first_look_has_about_forty_deals() -> None:
    assert len(SEEDS["trades"]) == 40


def test_a_story_is_typed_as_a_rep_would() -> None:
    story = Story("Acme", "kim", 9, "$40k source referral", ("5 move proposal", "1 won because fast"))
    assert list(story.lines()) == [
        Line("kim", "#sales", 9, "/deal add Acme $40k source referral"),
        Line("kim", "#sales", 5, "/deal move Acme proposal"),
        Line("kim", "#sales", 1, "/deal won Acme because fast"),
    ]


def test_lines_are_typed_oldest_first_on_their_day(bot: ListeningBot) -> None:
    days: list[datetime] = []
    with Workspace.started(
        manifest_with(), bot_url=bot.url, patience=PATIENCE, on_clock_moved=days.append
    ) as slack:
        today = slack.clock.now()
        lines = [Line("ana", "#sales", 1, "/deal two"), Line("kim", "#sales", 30, "/deal one")]
        assert type_all(slack, lines) == []
        assert not slack.clock.offset
    assert [each.body["text"] for each in bot.heard] == ["one", "two"]
    ages = [today - day for day in days[:2]]
    assert timedelta(days=29) < ages[0] < timedelta(days=34) and ages[1] < timedelta(days=5)
    assert all(day.astimezone(ZoneInfo("Australia/Sydney")).weekday() < 5 for day in days[1:2])


def test_a_line_that_fails_comes_back_with_its_reason(bot: ListeningBot) -> None:
    bot.will_answer("no", status=500)
    with Workspace.started(manifest_with(), bot_url=bot.url, patience=PATIENCE) as slack:
        failed = type_all(slack, [Line("kim", "#sales", 9, "/deal x"), Line("gus", "#sales", 2, "/deal y")])
    assert [each.reason for each in failed] == ["dispatch_failed", "Gus Petit cannot write in #sales."]


def test_a_seeded_workspace_is_tidy(bot: ListeningBot) -> None:
    bot.will_answer({"text": "for Kim alone"})
    bot.will_answer({"text": "for all", "response_type": "in_channel"})
    with Workspace.started(manifest_with(), bot_url=bot.url, patience=PATIENCE) as slack:
        type_all(slack, [Line("kim", "#sales", 9, "/deal x"), Line("kim", "#sales", 8, "/deal y")])
        assert slack.ephemerals(KIM) == [] and [post.text for post in slack.posts()] == ["for all"]
        assert channel_shown(slack.state, slack.state.channels[SALES], SAM)["unread_count"] == 0


def test_every_line_of_every_seed_reaches_the_bot(bot: ListeningBot) -> None:
    for company, stories in SEEDS.items():
        with Workspace.started(manifest_with(), bot_url=bot.url, patience=PATIENCE, company=company) as slack:
            assert type_all(slack, lines_of(stories)) == []
