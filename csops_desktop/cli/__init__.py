"""The command line, the window's other half: for scripts, cron and tests. May import the core, never Qt."""
