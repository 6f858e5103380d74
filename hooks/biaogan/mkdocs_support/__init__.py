"""The only code that imports MkDocs."""
