"""Outcomes: what a command led to, for the one who asked. Actions return them, views turn them into messages.

Every outcome holds all that its message needs, so that nothing is looked up while it is drawn.
"""
