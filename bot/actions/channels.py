"""What a channel hears: subscribe, unsubscribe, subscriptions."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.keeping import of_topic, put
from bot.domain.journal import Kept
from bot.domain.notices import Subscription, Topic
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.domain.stages import Stage, StageKind
from bot.language.commands import ListSubscriptions, Subscribe, Unsubscribe
from bot.language.quotes import shortened
from bot.language.stages import find as find_stage
from bot.outcomes.steering import SubscriptionsChanged
from bot.store import lanes, subscriptions

_USAGE = "/pipeline subscribe moves stage negotiation"


def subscribe(desk: Desk, command: Subscribe) -> SubscriptionsChanged:
    """This channel hears those topics from now on, in place of what it heard of them before."""
    channel = _channel(desk)
    over, stage = desk.money(command.over), _stage(desk, command)
    wanted = [
        Subscription(
            channel,
            topic,
            over,
            stage.name if stage and topic is not Topic.LISTENING else None,
            command.without_amounts,
        )
        for topic in Topic
        if topic.value in command.kinds
    ]
    put_in = [put(desk, Kept.SUBSCRIPTION, of_topic(channel, each.topic), each) for each in wanted]
    added = tuple(each for each, (_, number) in zip(wanted, put_in, strict=True) if number)
    parked = _tried_again(desk, channel)
    heard = subscriptions.of_channel(desk.work, channel)
    if not added:
        return SubscriptionsChanged(channel, heard, unchanged=True, parked=parked)
    return SubscriptionsChanged(channel, heard, added=added, change=desk.change, parked=parked)


def unsubscribe(desk: Desk, command: Unsubscribe) -> SubscriptionsChanged:
    channel = _channel(desk)
    before = subscriptions.of_channel(desk.work, channel)
    removed = tuple(each for each in before if each.topic.value in command.kinds)
    if not removed:
        raise Refusal("This channel does not hear of that. Nothing changed.")
    for each in removed:
        put(desk, Kept.SUBSCRIPTION, of_topic(channel, each.topic), None)
    heard = subscriptions.of_channel(desk.work, channel)
    return SubscriptionsChanged(channel, heard, removed=removed, change=desk.change)


def list_subscriptions(desk: Desk, command: ListSubscriptions) -> SubscriptionsChanged:
    """What this channel hears. Where it could not be told, what waits is tried again."""
    channel = _channel(desk)
    heard = subscriptions.of_channel(desk.work, channel)
    return SubscriptionsChanged(channel, heard, parked=_tried_again(desk, channel))


def _tried_again(desk: Desk, channel: str) -> str | None:
    """Why the channel was parked, such as for the app not being in it; it is no longer. None: it was not."""
    reason = lanes.parked_because(desk.work, channel)
    if reason is not None:
        lanes.unpark(desk.work, channel, desk.clock())
    return reason


def _channel(desk: Desk) -> str:
    if not desk.member.role.is_inside:
        raise Refusal("Only members of this workspace can change what a channel hears. Nothing changed.")
    if desk.channel is None:
        raise Refusal("Type that in the channel that is to hear it. Nothing changed.")
    return desk.channel


def _stage(desk: Desk, command: Subscribe) -> Stage | None:
    """The stage that was said.

    Raises NotUnderstood for none, and for one that ends a deal: none is added there, none is won or lost from
    there, and to come there is no move but a win or a loss.
    """
    if command.stage is None:
        return None
    found = find_stage(command.stage, desk.workspace.pipeline)
    if not isinstance(found, Stage):
        near = tuple(stage for stage in found if stage.is_open)
        stages = near or desk.workspace.pipeline.open_stages
        choices = tuple(Choice(stage.name, replace(command, stage=stage.name)) for stage in stages)
        raise NotUnderstood(
            f'"{shortened(command.stage)}" is not a stage. Nothing changed.', usage=_USAGE, choices=choices
        )
    if not found.is_open:
        topic = Topic.LOSSES if found.kind is StageKind.LOST else Topic.WINS
        raise NotUnderstood(
            f"A deal that comes to {found.name} is told under {topic}. Nothing changed.",
            usage=f"/pipeline subscribe {topic}",
            choices=(Choice(topic.value, replace(command, kinds=(topic.value,), stage=None)),),
        )
    return found
