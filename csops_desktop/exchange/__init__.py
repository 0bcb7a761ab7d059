"""Formats from outside and for outside; a file per format. May import the domain, text, errors and `queries.rows`.

A reader turns a file into a plan that can be previewed and that one command applies; a writer turns rows into bytes.
Neither knows the database. Heavy libraries are imported inside the function that needs them.
"""
