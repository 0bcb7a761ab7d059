"""The windows of the desk: Qt only, no SQL. Each room's own docstring says what it may import."""
