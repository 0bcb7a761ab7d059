"""Triage: one request at a time, decided by a key."""
