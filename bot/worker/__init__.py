"""The way out: notices to Slack, and the clock."""
