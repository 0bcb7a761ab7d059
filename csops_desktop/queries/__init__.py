"""What pages, decks and the command line show, as frozen dataclasses; a file per area.

A query is a plain function whose first argument is a `Reader`. It runs unchanged on the living workspace and on a
past day, since the reader carries the day that is "today". Queries speak SQL to the driver: the reason stands in
docs/architecture.md. May import db.reader, domain and text.
"""
