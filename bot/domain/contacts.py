"""Contacts: the people at a customer's whom a deal is talked about with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to talk to, as they were typed."""

    name: str
    email: str | None = None
    phone: str | None = None
