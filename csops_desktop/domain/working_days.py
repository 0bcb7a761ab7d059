"""The working week where nobody said otherwise. It stands alone, since every start needs it. Standard library only."""

WORKING_DAYS = (1, 2, 3, 4, 5)
"""ISO weekdays: Monday is 1."""
