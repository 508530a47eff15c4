"""All SQL: tables, and functions that load and save domain values."""
