"""Figures, computed by the database from the events.

Every event that changes a figure carries the deal's figures before and after, and until when they held; so
what was open at any moment is a range of an index, and what changed in between is another. An event that
was taken back is left out, and so is the one that took it back: an undo corrects every figure of every day.
"""
