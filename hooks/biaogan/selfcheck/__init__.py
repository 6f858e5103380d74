"""The self-check of the public site: which question to ask next, and what the answers look like."""
