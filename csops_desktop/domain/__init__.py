"""Every rule of the desk as a pure function over frozen dataclasses. Standard library only."""
