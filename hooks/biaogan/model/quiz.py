"""答题: situations to decide, each with its answers and what speaks for or against every one of them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from biaogan.model.fields import Entry, Flag, RefTo, ScamRef, Text, field
from biaogan.model.record import Record

SloganRef = Annotated[str, RefTo(("SLG",))]


class Choice(Entry):
    """One answer; `why` is said to whoever picks it, kindly."""

    text: Text = field("答案", public=True, max_length=30)
    right: Flag = field("对不对", False, public=True, hint="对的那一个写 true，别的不写")
    why: Text = field("为什么", public=True, max_length=90, hint="说给选了它的人听，不责怪")


class Question(Entry):
    """One situation. Without a scam it is a harmless one, so that nobody learns to fear everything."""

    situation: Text = field("情形", public=True, max_length=100)
    choices: tuple[Choice, ...] = field("答案", public=True, min_length=2, max_length=3)
    scam: ScamRef | None = field("说的是哪种骗局", None, public=True, hint="可以放心办的事，不写")


class Quiz(Record):
    """A set of questions."""

    PREFIX: ClassVar[str] = "QIZ"
    KIND: ClassVar[str] = "quiz"
    NAME: ClassVar[str] = "答题"
    FOLDER: ClassVar[str] = "campaigns/quiz"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.7  # played at a table; the scams in it have pages of their own

    questions: tuple[Question, ...] = field("题目", public=True, min_length=3, max_length=15)
    slogan: SloganRef | None = field("答完送的口号", None, public=True)
