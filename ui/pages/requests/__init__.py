"""The Requests page: what was asked for, the inbox with its triage, the decline log, the interrupt ledger."""
