"""The core of CS Ops Desktop: everything the desk knows and does, without Qt."""

__version__ = "0.1.0"
