"""One plain function for each thing a person can do; a file per area. May import db.tx, domain, text, errors.

A command takes the open transaction, typed ids and plain values; it checks its input, raises `UserError` with one
sentence before it has changed anything, and returns an id or nothing. `Workspace.run` is what calls it.
"""
