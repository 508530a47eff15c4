"""What was said and who was spoken to: notes, touches, contacts."""

from __future__ import annotations

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find
from bot.domain.contacts import Contact
from bot.domain.deals import words
from bot.domain.events import EventKind
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.language.commands import AddContact, AddNote, LogTouch, Picked
from bot.language.context import Scope
from bot.outcomes.deals import Changed
from bot.store import contacts, deals


def note(desk: Desk, command: AddNote) -> Changed:
    """Raises TextTooLong beyond 3,000 characters."""
    deal = find(desk, command, Scope.ANY)
    if not command.note:
        raise NotUnderstood(
            f"What shall I note about {deal.name}? Nothing changed.", usage="/deal note Acme they want SSO"
        )
    (recorded,) = put_on_record(desk, deal.noted(command.note, desk.member.user, desk.clock()))
    return changed(desk, recorded)


def log(desk: Desk, command: LogTouch) -> Changed:
    """A call, an email or a meeting."""
    deal = find(desk, command, Scope.ANY)
    if command.touch is None:
        picked = Picked(deal.id, deal.version)
        choices = (
            Choice("Call", LogTouch(picked, "call", command.note)),
            Choice("Email", LogTouch(picked, "email", command.note)),
            Choice("Meeting", LogTouch(picked, "meeting", command.note)),
        )
        raise NotUnderstood(
            f"A call, an email or a meeting with {deal.name}? Nothing changed.",
            usage="/deal log Acme call left voicemail",
            choices=choices,
        )
    event = deal.touched(command.touch, command.note, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded)


def add_contact(desk: Desk, command: AddContact) -> Changed:
    """Someone to talk to; a name, an email address or a phone number is enough."""
    deal = find(desk, command, Scope.ANY)
    called = command.name or command.email or command.phone
    if not called:
        raise NotUnderstood(
            f"Whom do we talk to at {deal.name}? Nothing changed.",
            usage="/deal contact Acme Jane Roe jane@acme.com +1 555 0100",
        )
    contact = Contact(
        words(called, "contact"),
        words(command.email, "address") if command.email else None,
        words(command.phone, "number") if command.phone else None,
    )
    if contact in contacts.of_deals(desk.work, deals.family(desk.work, deal.id)):
        raise Refusal(f"{contact.name} is a contact of {deal.name} already. Nothing changed.")
    event = deal.happened(EventKind.CONTACT_ADDED, desk.member.user, desk.clock(), contact.name)
    (recorded,) = put_on_record(desk, event)
    contacts.add(desk.work, deal.id, contact, recorded.change)
    return changed(desk, recorded, contact=contact)
