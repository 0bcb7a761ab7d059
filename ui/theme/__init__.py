"""How the desk looks: colours by role, measures, fonts, icons, status shapes and the one style sheet.

This is the only room that may write a colour or a style sheet. It imports Qt, the core's `assets` and
`domain.status`, and nothing else of `ui`.
"""
