"""What opens over the window for a moment: Ctrl+K, the sheet of keys, about, deck options, the crash dialog.

Each takes a dataclass or a list and answers with a signal; none of them writes. Imports widgets, actions and the theme.
"""
