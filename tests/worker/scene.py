"""A store, a Slack on this machine and a worker between them, driven by a clock that only the test moves."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Deal, Status, added
from bot.domain.events import Event
from bot.domain.money import Money
from bot.domain.notices import NewNotice, NoticeKind, Subscription, Topic, announcement
from bot.domain.people import Profile
from bot.domain.stages import Stage, seven_phases
from bot.playground.faults import Fault
from bot.playground.messages import Message
from bot.playground.workspace import Workspace
from bot.store import deals, outbox, people, posts, subscriptions
from bot.store.announcements import announced_in
from bot.store.numbers import new_number
from bot.store.tables import outbox as outbox_table
from bot.store.work import Store, Work
from bot.worker.delivery import Worker
from bot.worker.web_api import SlackWebApi
from tests.waiting import PATIENCE

TEAM = "T0PLAY00001"
SALES, WINS, NEGO = "C0SALES001", "C0WINS0001", "C0NEGO0001"
SAM, KIM, ANA, RUTH = "U0SAM00001", "U0KIM00001", "U0ANA00001", "U0RUTH0001"
START = datetime(2026, 3, 10, 9, tzinfo=UTC)
MANIFEST = {
    "display_information": {"name": "Rainmaker"},
    "features": {"bot_user": {"display_name": "Rainmaker"}},
    "oauth_config": {"scopes": {"bot": ["chat:write", "im:write", "users:read"]}},
}
_STAGES = seven_phases()


class Scene:
    def __init__(self, store: Store, slack: Workspace) -> None:
        self.store, self.slack, self.now = store, slack, START
        self.worker = self.new_worker()
        self._asked: set[str] = set()

    def new_worker(self, clock: Callable[[], datetime] | None = None, store: Store | None = None) -> Worker:
        token = self.slack.setup.token
        return Worker(store or self.store, self.new_api(), lambda _: token, clock or (lambda: self.now))

    def new_api(self) -> SlackWebApi:
        return SlackWebApi(self.slack.api_url)

    # What members cause

    def run(self, job: Callable[[Work], Any]) -> Any:
        return self.store.run(TEAM, job)

    def tell(self, *notices: NewNotice) -> None:
        self.run(lambda work: outbox.tell(work, notices, self.now))

    def say(self, *texts: str, route: str = SALES) -> None:
        self.tell(*(said(text, route) for text in texts))

    def meet(self, *profiles: Profile) -> None:
        self.run(lambda work: [people.keep_profile(work, each, self.now) for each in profiles])

    def subscribe(self, channel: str, *, without_amounts: bool = False) -> None:
        """Have the channel hear of everything that becomes of deals."""
        self._asked.add(channel)
        told = (Topic.WINS, Topic.LOSSES, Topic.MOVES, Topic.NEW)
        wanted = [Subscription(channel, topic, without_amounts=without_amounts) for topic in told]
        self.run(lambda work: [subscriptions.keep(work, each, KIM, self.now) for each in wanted])

    def unsubscribe(self, channel: str) -> None:
        self.run(lambda work: subscriptions.remove(work, channel, list(Topic)))

    def add(self, name: str, *channels: str, by: str = KIM, amount: int | None = 4_000_000) -> Deal:
        deal = Deal(
            id=new_number(),
            name=name,
            pipeline=1,
            stage=1,
            status=Status.OPEN,
            owner=by,
            created_at=self.now,
            created_by=by,
            stage_since=self.now,
            touched_at=self.now,
            changed_at=self.now,
            changed_by=by,
            amount=None if amount is None else Money(amount, "USD"),
        )
        self.run(lambda work: deals.insert(work, deal))
        self.announce(added(deal), *channels)
        return deal

    def move(self, deal: Deal, stage: int, *channels: str, by: str = KIM, reason: str | None = None) -> Event:
        """Move a deal as an action would, announced in the channels. The event has its change."""
        event = deal.moved_to(_STAGES.stage(stage), by, self.now, reason=reason)
        self.run(lambda work: deals.save(work, deal, event.after))
        return self.announce(event, *channels)

    def announce(self, event: Event, *channels: str, without_amounts: bool = False) -> Event:
        for channel in set(channels) - self._asked:
            self.subscribe(channel)
        numbered = replace(event, change=event.change or new_number())
        was = _STAGES.stage(event.before.stage).name if event.before else None
        to = _STAGES.stage(event.after.stage).name
        told = announcement(numbered, was, to, without_amounts=without_amounts)
        self.tell(*(announced_in(channel, told) for channel in channels))
        return numbered

    def undo(self, event: Event, by: str = KIM) -> None:
        """Put the deal back as it was and have the announcements corrected."""
        before = event.before or replace(event.after, status=Status.WITHDRAWN)
        back = replace(before, version=event.after.version + 1, changed_by=by, changed_at=self.now)

        def job(work: Work) -> None:
            deals.save(work, event.after, back)
            card = NewNotice(SALES, NoticeKind.CARD, {"deal": back.id}, by)
            outbox.tell(work, [card, *posts.corrections(work, event.change, by)], self.now)

        self.run(job)

    def stage(self, number: int) -> Stage:
        return _STAGES.stage(number)

    def same_change(self, event: Event, other: Event) -> Event:
        return replace(event, change=other.change)

    # What Slack does

    def fail(
        self, kind: str, method: str = "chat.postMessage", channel: str | None = None, **more: Any
    ) -> None:
        self.slack.faults.order(Fault(method, kind, channel=channel, **more))

    # What becomes of it

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def deliver(self, seconds: int = 0, every: float = 1.3) -> int:
        """Let the worker tell what is due now, and then during so many seconds of the clock."""
        turns, until = self.worker.drain_once(self.now), self.now + timedelta(seconds=seconds)
        while self.now < until:
            self.pass_time(every)
            turns += self.worker.drain_once(self.now)
        return turns

    def posts(self, channel: str = SALES) -> list[Message]:
        return self.slack.posts(channel)

    def texts(self, channel: str = SALES) -> list[str]:
        return [str(message.text) for message in self.posts(channel)]

    def states(self) -> list[tuple[str | None, str | None]]:
        """(state, reason) of every notice, in order."""
        query = sa.select(outbox_table.c.state, outbox_table.c.reason).order_by(outbox_table.c.id)
        with self.store.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]


@contextmanager
def running(worker: Worker) -> Iterator[threading.Thread]:
    """The worker at work in a thread of its own."""
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield thread
    finally:
        worker.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def said(text: str, route: str = SALES) -> NewNotice:
    payload = {"method": "chat.postMessage", "arguments": {"channel": route, "text": text}}
    return NewNotice(route, NoticeKind.CALL, payload)


def profile(user: str, name: str, *, is_admin: bool = False) -> Profile:
    return Profile(user, name, "Europe/Berlin", is_admin=is_admin)
