"""The reception: every request is read, run and answered here, and here alone errors become answers.

One transaction holds the inbox row, the change, its notices and, where the answer goes by the outbox, the
answer too. A refusal rolls it back and is told; anything unexpected gets a number that the log knows.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import structlog

from bot.actions.conversing import StoredTalk
from bot.actions.desk import Desk
from bot.actions.naming import StoredNames
from bot.actions.running import check_right, run
from bot.domain.notices import NewNotice, who_is
from bot.domain.people import Member, Role
from bot.domain.refusals import NOT_KNOWN_YET, NotAllowed, Refusal
from bot.language import commands
from bot.language.commands import Command
from bot.language.context import Context, people_called
from bot.outcomes.audience import Audience
from bot.outcomes.every import Form
from bot.slack.asking import Asked
from bot.slack.colleagues import Colleagues
from bot.slack.transactions import Transactions
from bot.store import inbox, outbox, people
from bot.store.conversations import place_of
from bot.store.entering import enter
from bot.store.errors import MayBeSaved, StoreUnavailable
from bot.store.people import Asker
from bot.store.work import Work
from bot.views import answers
from bot.views.blocks import Message

log = structlog.get_logger(__name__)

Reader = Callable[[Context], Command]
Deliver = Callable[[Message, bool], NewNotice | None]
"""(message, whether it was refused) -> the notice that brings it to the one who asked."""
OnRefusal = Callable[[Refusal], None]

_ADDITIVE = (
    commands.AddDeal,
    commands.AddNote,
    commands.LogTouch,
    commands.AddContact,
    commands.PlanFollowUp,
)
"""Commands that a second click on the same button would do twice."""

_OUT_OF_REACH = Refusal("The database cannot be written to just now. Nothing changed; try again in a minute.")
_IN_DOUBT = Refusal(
    "The database went away in the middle of saving this, so it may be saved or not. "
    "Look before you try again, in a minute."
)


class Silence(Exception):
    """A message that asks for nothing: nothing is done and nothing is said."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request: a message for the one who asked (empty for a repeat), or a form to open."""

    message: Message
    audience: Audience
    form: Form | None = None


@dataclass(slots=True)
class _Turn:
    """What is known of a request while it runs, so that a refusal can be told to the right person.

    reply: what its transaction came to, the last time that it was tried.
    """

    member: Member
    names: Colleagues = field(default_factory=lambda: Colleagues(dict))
    is_known: bool = True
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Reception:
    transactions: Transactions
    clock: Callable[[], datetime]

    def receive(
        self, asked: Asked, read: Reader, deliver: Deliver | None = None, on_refusal: OnRefusal | None = None
    ) -> Reply:
        """Read and run one request. Raises StoreUnavailable when even a refusal could not be told.

        deliver: for requests whose answer cannot be the body of the HTTP response; the notice that it
        returns commits together with the change. on_refusal is told of a refusal before it is delivered.
        """

        def job(work: Work, turn: _Turn) -> Reply:
            return self._job(work, asked, read, deliver, turn)

        return self._guarded(asked, job, deliver, on_refusal)

    def enter(self, asked: Asked, read: Reader, deliver: Deliver) -> tuple[Command, Audience] | None:
        """Read a request that changes nothing yet, such as a button that opens a form.

        None when it was refused, which has been told then.
        """
        entered: list[tuple[Command, Audience]] = []

        def job(work: Work, turn: _Turn) -> Reply:
            asker = people.who(work, asked.user, is_stranger=asked.is_stranger)
            desk, context = self._seat(work, asked, turn, asker)
            check_right(desk)
            audience = self._audience(turn)
            entered.append((read(context), audience))
            return Reply({}, audience)

        self._guarded(asked, job, deliver, None)
        return entered[-1] if entered else None

    def refuse(self, asked: Asked, refusal: Refusal, deliver: Deliver) -> None:
        """Tell a refusal that was found outside of a transaction."""

        def job(work: Work, turn: _Turn) -> Reply:
            raise refusal

        self._guarded(asked, job, deliver, None)

    def _guarded(
        self,
        asked: Asked,
        job: Callable[[Work, _Turn], Reply],
        deliver: Deliver | None,
        on_refusal: OnRefusal | None,
    ) -> Reply:
        """The one place where errors become answers."""
        turn = _Turn(Member(asked.team, asked.user, Role.REP, "UTC"))

        def settled(work: Work) -> Reply:
            try:
                reply = job(work, turn)
            except Refusal:
                turn.names.settle()
                raise
            if not reply.message:
                turn.names.settle()  # A form is still to be written.
            return reply

        try:
            return self.transactions.run(asked.team, settled)
        except Silence:
            return Reply({}, self._audience(turn))
        except Refusal as refusal:
            if not turn.is_known:
                self._ask_all_the_same(asked)
            if on_refusal is not None:
                on_refusal(refusal)
            message = answers.refused(refusal, self._audience(turn))
        except StoreUnavailable as error:
            return self._out_of_reach(asked, error, turn, deliver, on_refusal)
        except Exception as error:
            message = self._surprise(asked, error)
        if deliver is not None:
            self.say(asked, deliver(message, True))
        return Reply(message, self._audience(turn))

    def _job(self, work: Work, asked: Asked, read: Reader, deliver: Deliver | None, turn: _Turn) -> Reply:
        asker = enter(work, asked.request, asked.at, asked.user, is_stranger=asked.is_stranger)
        if asker is None:  # Handled before: by a try of ours whose commit was not heard of, or long ago.
            return turn.reply or Reply({}, self._audience(turn))
        desk, context = self._seat(work, asked, turn, asker)
        check_right(desk)  # Before the reading, whose questions name deals.
        command = read(context)
        _refuse_second_click(work, asked, command)
        outcome = run(desk, command)
        audience = self._audience(turn)
        if isinstance(outcome, Form):
            turn.reply = Reply({}, audience, form=outcome)
            return turn.reply
        message = answers.answer(outcome, audience)
        notice = deliver(message, False) if deliver else None
        if notice is not None:
            outbox.tell(work, [notice], self.clock())
        turn.reply = Reply(message, audience)
        return turn.reply

    def _seat(self, work: Work, asked: Asked, turn: _Turn, asker: Asker) -> tuple[Desk, Context]:
        """What the one who asks needs to be read and answered."""
        place, member, is_known = asker
        turn.member, turn.names = member, Colleagues(partial(people.names, work))
        if not is_known:
            turn.is_known = False
            _ask_for_profile(work, asked)
            if asked.is_from_anywhere and not place.lets_in(Role.STRANGER):
                raise NotAllowed(NOT_KNOWN_YET)
        now = asked.at.astimezone(member.tz)
        talk = StoredTalk(work, asked.user, asked.channel or asked.user, asked.thread)
        called = partial(people_called, turn.names)
        context = Context(now, member, place, StoredNames(work), called, talk)
        desk = Desk(
            work, place, member, asked.at, self.clock, asked.source, asked.channel, _conversation(asked)
        )
        return desk, context

    def _ask_all_the_same(self, asked: Asked) -> None:
        """A refusal takes everything back but the question who that is, else they would stay unknown."""
        with suppress(StoreUnavailable):  # Their next request asks again.
            self.transactions.run(asked.team, lambda work: _ask_for_profile(work, asked))

    def _audience(self, turn: _Turn) -> Audience:
        return Audience(turn.member, self.clock(), turn.names)

    def say(self, asked: Asked, notice: NewNotice | None) -> None:
        """Bring a message to the one who asked that no change has to commit with."""
        if notice is not None:
            self.transactions.run(asked.team, lambda work: self._say(work, asked, notice))

    def _say(self, work: Work, asked: Asked, notice: NewNotice) -> None:
        """Once, however often Slack delivers the request."""
        if inbox.is_first(work, asked.request, asked.at):
            outbox.tell(work, [notice], self.clock())

    def _out_of_reach(
        self,
        asked: Asked,
        error: StoreUnavailable,
        turn: _Turn,
        deliver: Deliver | None,
        on_refusal: OnRefusal | None,
    ) -> Reply:
        """Tell what became of the request. Raises the error where that would need the database too."""
        log.error("database out of reach", team=asked.team, user=asked.user, error=str(error))
        why = _IN_DOUBT if isinstance(error, MayBeSaved) else _OUT_OF_REACH
        message = answers.refused(why, self._audience(turn))
        if on_refusal is not None:
            on_refusal(why)
        # A form says it by itself.
        if deliver is not None and (on_refusal is None or deliver(message, True) is not None):
            raise error
        return Reply(message, self._audience(turn))

    def _surprise(self, asked: Asked, error: Exception) -> Message:
        reference = secrets.token_hex(3)
        log.error(
            "request failed",
            reference=reference,
            team=asked.team,
            user=asked.user,
            request=asked.request,
            exc_info=error,
        )
        return answers.surprised(reference)


def _conversation(asked: Asked) -> str | None:
    return place_of(asked.channel, asked.thread) if asked.channel is not None else None


def _ask_for_profile(work: Work, asked: Asked) -> None:
    """The worker asks Slack once who this is; until then the workspace's zone serves."""
    if inbox.is_first(work, f"profile:{asked.user}", asked.at):
        outbox.tell(work, [who_is(asked.user)], asked.at)


def _refuse_second_click(work: Work, asked: Asked, command: Command) -> None:
    again = isinstance(command, _ADDITIVE) and asked.click is not None
    if again and not inbox.is_first(work, str(asked.click), asked.at):
        raise Refusal("That button has done its work already. Nothing changed.")
