"""The people and channels of three believable companies, one of which a workspace starts with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.playground.channels import Channel
from bot.playground.members import Member
from bot.playground.state import State

PARTNER_TEAM = "T0PARTNER01"
"""The organisation that shares a channel with ours, over Slack Connect."""


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    domain: str


COMPANIES = {
    "trades": Company("Kessel & Sons Heating", "kessel-heating"),
    "wholesale": Company("Kessel Wholesale", "kessel-wholesale"),
    "saas": Company("Warmth Cloud", "warmth-cloud"),
}

_PEOPLE = (
    Member("U0SAM00001", "sam", "Sam Okafor", "", "rep", "Account executive, UK", "Europe/London"),
    Member("U0KIM00001", "kim", "Kim Larsen", "", "rep", "Account executive, US East", "America/New_York"),
    Member("U0ANA00001", "ana", "Ana Duarte", "", "rep", "Account executive, APAC", "Australia/Sydney"),
    Member("U0ADA00001", "ada", "Ada Weiss", "", "manager", "Head of sales", "Europe/Berlin"),
    Member("U0RUTH0001", "ruth", "Ruth Keller", "", "admin", "Operations", "Europe/Berlin", is_admin=True),
    Member("U0GUS00001", "gus", "Gus Petit", "", "guest", "Installer", "Europe/Paris", is_restricted=True),
    Member(
        "U0PIA00001", "pia", "Pia Brandt", PARTNER_TEAM, "other organisation", "Buyer", None, is_stranger=True
    ),
)

_CHANNELS = (
    ("C0GENERAL1", "general", "Everything that concerns everybody"),
    ("C0SALES001", "sales", "Deals as they move"),
    ("C0WINS0001", "wins", "Good news only"),
    ("C0NEGO0001", "negotiations", "What is close, and what it needs"),
)


def furnish(state: State, company: str) -> None:
    """Put the company's members, its channels and everybody's direct message with the app into it."""
    chosen = COMPANIES[company]
    state.team.name, state.team.domain = chosen.name, chosen.domain
    for person in _PEOPLE:
        team = person.team_id or state.team.id
        state.add_member(replace(person, team_id=team, display_name=person.name.capitalize()))
    _add_app(state)
    _add_channels(state)
    for person in state.people():
        if not person.is_stranger:
            state.direct_message(state.app.bot_user, person.id)


def _add_app(state: State) -> None:
    app, name = state.app, state.manifest.bot_name
    state.add_member(
        Member(
            id=app.bot_user,
            name=name.lower().replace(" ", ""),
            real_name=name,
            team_id=state.team.id,
            role="app",
            is_bot=True,
            bot_id=app.bot_id,
            app_id=app.app_id,
        )
    )


def _add_channels(state: State) -> None:
    created = int(state.clock.now().timestamp())
    everybody = [
        person.id for person in state.people() if not person.is_stranger and not person.is_restricted
    ]
    for channel_id, name, purpose in _CHANNELS:
        inside = [*everybody, state.app.bot_user]
        state.add_channel(Channel(channel_id, name, created, "U0RUTH0001", purpose=purpose, members=inside))
    private = Channel("C0BOARD001", "sales-leads-only", created, "U0ADA00001", is_private=True)
    private.members = ["U0ADA00001", "U0RUTH0001"]
    shared = Channel("C0SHARED01", "with-partners", created, "U0RUTH0001", is_ext_shared=True)
    shared.members = [*everybody, "U0GUS00001", "U0PIA00001", state.app.bot_user]
    for channel in (private, shared):
        state.add_channel(channel)
