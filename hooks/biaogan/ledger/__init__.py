"""The memory: which ids, addresses and sheet revisions were ever published. Append-only YAML in standards/ledger/."""
