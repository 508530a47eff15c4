"""The way in: requests from Slack become commands, outcomes become answers."""
