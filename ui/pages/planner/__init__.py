"""The planner: foundations above BAU above bets for a quarter, their hours, and the gate that holds the bets."""
