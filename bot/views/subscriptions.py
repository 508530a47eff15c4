"""What a channel hears of the pipeline, and how to change that."""

from __future__ import annotations

from bot.domain.notices import Subscription, Topic
from bot.language.commands import Subscribe, Unsubscribe
from bot.outcomes.audience import Audience
from bot.outcomes.steering import SubscriptionsChanged
from bot.views import words
from bot.views.announcements import mended
from bot.views.blocks import Message
from bot.views.buttons import row, run, undo
from bot.views.lines import TICK, Line, answer_of, bold, code, joined, line, paragraph

EXAMPLE = "/pipeline subscribe wins over 10k"

_HEARD = {
    Topic.WINS: "wins",
    Topic.LOSSES: "losses",
    Topic.MOVES: "moves",
    Topic.NEW: "new deals",
    Topic.LISTENING: "Rainmaker listens to what members write",
}
_STAGE = {Topic.WINS: " from ", Topic.LOSSES: " from ", Topic.MOVES: " into ", Topic.NEW: " in "}


def subscribed(outcome: SubscriptionsChanged, audience: Audience) -> Message:
    """What was changed, what the channel hears now, and buttons to end each."""
    told = [*_changes(outcome), *_parked(outcome.parked), _now(outcome)]
    listed = [line("• ", heard_of(each)) for each in outcome.subscriptions]
    if not listed:
        told.append(line("Subscribe it: ", code(EXAMPLE)))
    first = joined(". ", told)
    ends = (
        run(f"Stop {topic_name(each.topic)}", Unsubscribe((each.topic.value,)), f"stop-{each.topic}")
        for each in outcome.subscriptions
    )
    heard = joined("; ", [heard_of(each) for each in outcome.subscriptions])
    wins = run("Hear wins", Subscribe(("wins",)), "hear-wins", "primary")
    return answer_of(
        line(first, " " if listed else "", heard),
        paragraph(first, *listed),
        *row(*ends, *(() if listed else (wins,)), undo(outcome.change)),
    )


def _changes(outcome: SubscriptionsChanged) -> list[Line]:
    """What is new or gone, where the command changed anything."""
    changes = [line("Nothing changed")] if outcome.unchanged else []
    if outcome.added:
        changes.append(line(TICK, "Added: ", joined("; ", [heard_of(each) for each in outcome.added])))
    if outcome.removed:
        gone = ", ".join(topic_name(each.topic) for each in outcome.removed)
        changes.append(line(TICK, "No more ", bold(gone)))
    return changes


def _parked(reason: str | None) -> list[Line]:
    """Why the channel was not told anything, and that it is tried again."""
    if reason is None:
        return []
    return [
        line("Slack did not let me post here: ", code(reason)),
        line("What waits is tried again now. If that fails too: ", mended(reason)),
    ]


def _now(outcome: SubscriptionsChanged) -> Line:
    if outcome.subscriptions:
        return line("This channel hears:")
    return line("This channel hears nothing of the pipeline")


def topic_name(topic: Topic) -> str:
    return "listening" if topic is Topic.LISTENING else _HEARD[topic]


def heard_of(subscription: Subscription) -> Line:
    """ "moves into Negotiation, over $10,000, without amounts"."""
    told = line(bold(_HEARD[subscription.topic]))
    if subscription.stage:
        told = line(told, _STAGE[subscription.topic], bold(subscription.stage))
    if subscription.over:
        told = line(told, f", from {words.money(subscription.over)} on")
    return line(told, ", without amounts") if subscription.without_amounts else told
