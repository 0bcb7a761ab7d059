"""The deck: what is said (`story`), where it stands (`layout`), how it is drawn (`pdf`). Takes rows, never queries."""

ORGANISATION = "Customer Success Operations"
"""Whose deck it is unless the settings name another."""

MAX_PRIORITIES = 8
"""Priority slides of a deck unless the caller wants another number: what leadership reads in three minutes."""
