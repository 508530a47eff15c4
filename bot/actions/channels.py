"""What a channel hears: subscribe, unsubscribe, subscriptions."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.keeping import of_topic, put
from bot.domain.journal import Kept
from bot.domain.notices import Subscription, Topic
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.domain.stages import Stage
from bot.language.commands import ListSubscriptions, Subscribe, Unsubscribe
from bot.language.stages import find as find_stage
from bot.outcomes.steering import SubscriptionsChanged
from bot.store import lanes, subscriptions


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
    # The channel may have been parked because the app was not in it.
    lanes.unpark(desk.work, channel, desk.clock())
    heard = subscriptions.of_channel(desk.work, channel)
    if not added:
        return SubscriptionsChanged(channel, heard, unchanged=True)
    return SubscriptionsChanged(channel, heard, added=added, change=desk.change)


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
    channel = _channel(desk)
    return SubscriptionsChanged(channel, subscriptions.of_channel(desk.work, channel))


def _channel(desk: Desk) -> str:
    if not desk.member.role.is_inside:
        raise Refusal("Only members of this workspace can change what a channel hears. Nothing changed.")
    if desk.channel is None:
        raise Refusal("Type that in the channel that is to hear it. Nothing changed.")
    return desk.channel


def _stage(desk: Desk, command: Subscribe) -> Stage | None:
    if command.stage is None:
        return None
    found = find_stage(command.stage, desk.workspace.pipeline)
    if isinstance(found, Stage):
        return found
    stages = found or desk.workspace.pipeline.open_stages
    choices = tuple(
        Choice(stage.name, Subscribe(command.kinds, command.over, stage.name, command.without_amounts))
        for stage in stages
    )
    raise NotUnderstood(
        f'"{command.stage}" is not a stage. Nothing changed.',
        usage="/pipeline subscribe moves stage negotiation",
        choices=choices,
    )
