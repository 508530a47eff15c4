"""The columns that an import understands: one table for the reading, the help and the documentation.

The names are those that people give their own tables, those of Rainmaker's own export, and those that
Pipedrive, HubSpot and Salesforce write into theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    NAME = "name"
    AMOUNT = "amount"
    CURRENCY = "currency"
    STAGE = "stage"
    STATUS = "status"
    OWNER = "owner"
    CLOSE_DATE = "close date"
    SOURCE = "source"
    NEXT_STEP = "next step"
    CONTACT = "contact"
    EMAIL = "contact email"
    PHONE = "contact phone"
    NOTE = "note"
    CREATED = "created"
    CLOSED = "closed"
    STAGE_SINCE = "stage since"
    ODDS = "odds"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Column:
    """names: how its heading may read, the surest first. holds: what its cells are; example: one of them."""

    field: Field
    names: tuple[str, ...]
    holds: str
    example: str


COLUMNS = (
    Column(
        Field.NAME,
        (
            *("name", "deal name", "deal", "deal title", "title", "opportunity name", "opportunity"),
            *("company", "company name", "account", "account name", "organization", "organisation"),
            *("customer", "client", "associated company", "lead", "project"),
        ),
        "the deal's name, up to 120 characters; the one column that is needed",
        "Acme",
    ),
    Column(
        Field.AMOUNT,
        (
            *("amount", "value", "deal value", "deal amount", "deal size", "size", "contract value", "sum"),
            *("worth", "price", "total", "revenue"),
        ),
        "a number as people write it",
        "$40,000",
    ),
    Column(
        Field.CURRENCY,
        ("currency", "currency code", "deal currency", "currency of value", "currency iso code"),
        "three letters, where the amount has no sign; else the workspace's",
        "EUR",
    ),
    Column(
        Field.STAGE,
        ("stage", "stage name", "deal stage", "pipeline stage", "opportunity stage", "phase", "stage id"),
        "a stage's name or one of its other names",
        "Negotiation",
    ),
    Column(
        Field.STATUS,
        ("status", "deal status", "state", "outcome"),
        "open, won or lost; a stage where there is no stage column",
        "open",
    ),
    Column(
        Field.OWNER,
        (
            *("owner", "owner name", "deal owner", "opportunity owner", "rep", "sales rep", "salesperson"),
            *(
                "sales person",
                "assigned to",
                "assignee",
                "responsible",
                "owner email",
                "account owner",
                "user",
            ),
        ),
        "a colleague by name, email or @handle",
        "@kim",
    ),
    Column(
        Field.CLOSE_DATE,
        (
            *("close date", "closing date", "expected close", "expected close date", "expected closing date"),
            *(
                "estimated close date",
                "forecast close date",
                "closes",
                "close",
                "close on",
                "due",
                "due date",
            ),
        ),
        "a date",
        "2026-03-31",
    ),
    Column(
        Field.SOURCE,
        ("source", "lead source", "deal source", "original source", "original traffic source", "origin"),
        "where the deal came from, up to 300 characters",
        "webinar",
    ),
    Column(
        Field.NEXT_STEP,
        ("next step", "next steps", "next action", "next", "to do"),
        "up to 300 characters",
        "send the draft",
    ),
    Column(
        Field.CONTACT,
        ("contact", "contact name", "contact person", "primary contact", "person", "associated contact"),
        "a person to talk to",
        "Jane Roe",
    ),
    Column(
        Field.EMAIL,
        ("contact email", "email", "e mail", "email address", "mail", "person email"),
        "their address",
        "jane@acme.com",
    ),
    Column(
        Field.PHONE,
        ("contact phone", "phone", "phone number", "telephone", "mobile", "person phone", "tel"),
        "their number",
        "+1 555 0100",
    ),
    Column(
        Field.NOTE,
        ("note", "notes", "description", "deal description", "comment", "comments", "remarks"),
        "up to 3,000 characters",
        "wants SSO",
    ),
    Column(
        Field.CREATED,
        (
            *("created", "created at", "created date", "create date", "date created", "created on", "added"),
            *("add time", "deal created", "deal created on", "date added", "opened"),
        ),
        "a date, or a date and time",
        "2025-11-03",
    ),
    Column(
        Field.CLOSED,
        (
            *("closed", "closed at", "closed date", "closed on", "date closed", "deal closed on", "won time"),
            *("lost time", "won at", "lost at", "won date", "lost date", "actual close date"),
        ),
        "when it was won or lost; else its close date, if that is past",
        "2026-01-15",
    ),
    Column(
        Field.STAGE_SINCE,
        ("stage since", "last stage change", "last stage change date", "date entered current stage"),
        "since when it is in its stage; else since the import",
        "2026-02-20",
    ),
    Column(Field.ODDS, ("odds",), "percent, where the stage's own do not hold", "60%"),
    Column(
        Field.REASON,
        (
            *("reason", "lost reason", "loss reason", "reason lost", "closed lost reason", "won reason"),
            *("closed won reason", "deal lost reason"),
        ),
        "why it was won or lost, up to 300 characters",
        "price",
    ),
)
"""In the order in which the documentation shows them."""

FAULT = "what is wrong"
"""The heading under which faulty rows come back with their reason; on the way in it means nothing."""
