"""Figures, computed by the database from the events.

Every event carries a deal's figures before and after, so a sum at any moment is the sum of what changed
until then, and the present less what changed since. An event that was taken back is left out, and so is
the one that took it back: an undo corrects every figure of every day. Nothing is kept up to date for this
but indexes.
"""
