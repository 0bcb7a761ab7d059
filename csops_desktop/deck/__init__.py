"""The deck: what is said (`story`), where it stands (`layout`), how it is drawn (`pdf`). Takes rows, never queries."""
