"""Sheets: what is printed for whom, and the files it becomes, as data for the press."""
