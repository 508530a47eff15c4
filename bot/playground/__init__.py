"""A Slack workspace on this machine, strict enough to test against and pleasant enough to try the bot in.

It speaks to the bot only as Slack does: signed requests or Socket Mode one way, the Web API the other.
"""
