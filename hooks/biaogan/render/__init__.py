"""Pages, feeds and print jobs as data: pure functions of a book and a day."""
