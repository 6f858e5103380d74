"""Help for editors: schemas for completion while typing, a scaffold for a new record."""
