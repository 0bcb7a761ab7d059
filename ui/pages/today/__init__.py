"""Today: what needs the operator now, each line acted on where it stands."""
