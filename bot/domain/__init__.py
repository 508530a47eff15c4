"""Rules of the pipeline: standard library only, no clock, no Slack, no SQL."""
