"""Imports: a file of deals, read and shown before anything is changed, then written in batches."""
