"""The table of messages (messages.txt) and the workspace that it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.language import commands as c
from bot.language.context import Context
from bot.language.dry_run import context_of
from bot.language.phrases import Heard, Reading, Undecided
from bot.language.stages import find as find_stage

_HEARD = {"direct": Heard.DIRECT, "mention": Heard.MENTION, "channel": Heard.CHANNEL}

_DEALS = (
    "Brightside Dental",
    "Keller Heating",
    "Northgate Clinic",
    "Harbour Lines",
    "Sunrise Bakery",
    "Möller & Sohn",
    "Contour Labs",
    "Contour Media",
    "Pinnacle Freight",
    "Zephyr",
    "Orbit Software",
    "April Systems",
    "Friday Films",
    "Win Solar",
    "24-7 Couriers",
    "Demo Studios",
    "Riverton Council",
    "Taylor & Daughters",
    "Quantum Foods",
    "Halcyon",
)
HEADER = {
    "reference_time": "2026-03-04T10:15:00+00:00",
    "time_zone": "Europe/London",
    "default_currency": "USD",
    "stages": ["Lead", "Qualified", "Demo", "Trial", "Proposal", "Negotiation", "Won", "Lost"],
    "users": {"UME": "Sam Okafor", "UKIM": "Kim Ito", "URAJ": "Raj Mehta"},
    "deals": [{"name": name, "close_date": "2026-03-20", "amount": 50_000} for name in _DEALS],
}


@dataclass(frozen=True)
class Message:
    """A line of the table: what someone wrote, where, and what it must do."""

    heard: Heard
    text: str
    does: str


def context() -> Context:
    """The workspace of the table, on Wednesday 4 March 2026."""
    return context_of(HEADER)


def messages() -> Iterator[Message]:
    """The lines of the table."""
    heard = Heard.DIRECT
    for line in Path(__file__).with_suffix(".txt").read_text().splitlines():
        if line.startswith("=="):
            heard = _HEARD[line.strip("= ").partition(":")[0]]
        elif " => " in line:
            text, _, does = line.rpartition(" => ")
            yield Message(heard, text.strip(), does.strip())


def told(reading: Reading) -> str:
    """A reading in the words of the table."""
    undecided = {each.action: each for each in reading.undecided}
    names = dict(reading.names)
    done = [_told(command, names, undecided.get(place)) for place, command in enumerate(reading.actions)]
    return "; ".join(done + [_told(command, names, None) for command in reading.questions]) or "nothing"


def _told(command: c.Command, names: dict[int, str], lacks: Undecided | None) -> str:
    words = [_VERBS.get(type(command), command.verb), _deal(command, names, lacks)]
    words += _rest(command)
    if lacks and lacks.missing not in ("choose_deal", "unknown_deal", "deal"):
        words.append(f"{lacks.missing}?")
    if isinstance(command, c.PlanFollowUp) and command.text:
        words.append(f'"{command.text}"')
    return " ".join(filter(None, words))


_VERBS = {c.SetCloseDate: "close", c.ShowDeal: "show"}


def _deal(command: c.Command, names: dict[int, str], lacks: Undecided | None) -> str:
    match getattr(command, "deal", None):
        case c.Picked(deal):
            return names.get(deal) or next(n for i, n in enumerate(_DEALS, 1) if i == deal)
        case str(name):
            mark = {"choose_deal": "?", "unknown_deal": "unknown "}.get(lacks.missing, "") if lacks else ""
            return f"{mark}{name}" if name else "which?"
    return ""


def _rest(command: c.Command) -> list[str]:
    match command:
        case c.MoveDeal(_, str(stage)):
            found = find_stage(stage, context().workspace.pipeline)
            return ["to", found.name if not isinstance(found, tuple) else f"?{stage}"]
        case c.WinDeal(_, amount, reason):
            return [_sum(amount), f"because {reason}" if reason else ""]
        case c.LoseDeal(_, reason):
            return [f"because {reason}" if reason else ""]
        case c.SetAmount(_, amount):
            return [_sum(amount)]
        case c.SetCloseDate(_, day):
            return [day.isoformat() if day else ""]
        case c.SetOdds(_, percent):
            return [str(percent)]
        case c.SetOwner(_, owner):
            return [owner or ""]
        case c.AddDeal():
            return _new(command)
        case c.SetTerm(_, months):
            return [f"{months} months"]
        case c.GoAway(until):
            return [until.isoformat() if until else "no more"]
        case c.PlanFollowUp() | c.SnoozeFollowUp():
            clock = command.at.isoformat("minutes") if command.at else ""
            who = command.assignee if isinstance(command, c.PlanFollowUp) else None
            return [command.due.isoformat() if command.due else "", clock, who or ""]
        case c.AddNote(_, text) | c.SetNextStep(_, text) | c.SetSource(_, text) | c.RenameDeal(_, text):
            return [f'"{text}"']
        case c.LogTouch(_, touch, note):
            return [touch or "", f'"{note}"' if note else ""]
        case c.FindDeals(words):
            return [words or ""]
    return []


def _new(command: c.AddDeal) -> list[str]:
    return [
        command.name or "",
        _sum(command.amount),
        f"stage {command.stage}" if command.stage else "",
        f"close {command.close_date}" if command.close_date else "",
        f"owner {command.owner}" if command.owner else "",
    ]


def _sum(amount: c.Sum | None) -> str:
    return f"{amount.value:f} {amount.currency or ''}".strip() if amount else ""
