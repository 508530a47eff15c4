"""Reads plain messages: "moved Acme to negotiation, 50k, follow up next Tue".

A message is masked, cut into sentences and clauses, and each clause held against one table of patterns.
What is a question, a negation, a condition, a wish, a quotation or chatter does nothing.
"""

from __future__ import annotations

from bot.language.phrases.reading import read
from bot.language.phrases.table import examples_of
from bot.language.phrases.values import Because, Conversation, Heard, Missing, Reading, Undecided

__all__ = ["Because", "Conversation", "Heard", "Missing", "Reading", "Undecided", "examples_of", "read"]
