"""The Metrics page: what is measured, how it went, what each number is made of, what improvements saved."""
