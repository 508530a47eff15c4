"""From outcomes to Slack messages; pure."""
