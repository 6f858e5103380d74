"""Quizzes: every question has one right answer, and a set has harmless situations among the others."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.quiz import Quiz
from biaogan.problems import Problem

CODES = {
    "Q001": ("题目要有一个对的答案", "没有对的答案，谁也答不对；有两个，选了另一个的人就白白被说成答错。"),
    "Q002": ("答题里没有可以放心办的事", "道道都是骗局，人们学会的就是什么都怕，连银行的正事也不敢办了。"),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Exactly one right answer to every question; at least one question of a set names no scam."""
    for quiz in book.of(Quiz):
        for position, question in enumerate(quiz.questions):
            count = sum(choice.right for choice in question.choices)
            if count != 1:
                yield Problem(
                    "Q001",
                    book.mark(quiz.id, ("questions", position)),
                    f"第 {position + 1} 题有 {count} 个对的答案",
                    "在对的那一个答案里写 right: true，别的都不写",
                )
        if all(question.scam for question in quiz.questions):
            yield Problem(
                "Q002",
                book.mark(quiz.id, ("questions",)),
                f"{quiz.id} 的 {len(quiz.questions)} 道题都是骗局",
                "加一道可以放心办的事，那一题不写 scam",
            )
