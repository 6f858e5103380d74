"""What any search of ours is fed with: things to find as columns of texts, and their pinyin. The ranking is ranking.js."""

from biaogan.finding.columns import Found, columns

__all__ = ["Found", "columns"]
