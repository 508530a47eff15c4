"""Rainmaker."""
