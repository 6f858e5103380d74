"""系统与工具: what a system named in the sources is, when it is used, and what this book delivers for it on paper."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import Entry, RoleRef, Text, Texts, field
from biaogan.model.record import Record


class Delivery(Entry):
    """One thing that is delivered: a path below site/, and words that must be found there."""

    what: Literal["标准页", "流程页", "表单", "清单", "海报", "公众页", "词汇", "文案", "卡片", "记录"] = field(
        "交付什么"
    )
    path: Text = field("位置", hint="从 staff/ 或 public/ 写起，如 staff/processes/PRC-001/")
    terms: Texts = field("页面上要有的词", min_length=1)

    @property
    def tree(self) -> str:
        """Which of the two trees it stands in: staff or public."""
        return self.path.partition("/")[0]

    @property
    def address(self) -> str:
        """Where it stands below that tree."""
        return self.path.partition("/")[2]


class System(Record):
    """A system, tool or service of the branch."""

    PREFIX: ClassVar[str] = "SYS"
    KIND: ClassVar[str] = "system"
    NAME: ClassVar[str] = "系统与工具"
    FOLDER: ClassVar[str] = "standards/systems"
    SECTION: ClassVar[str] = "服务标准"
    SOUGHT: ClassVar[float] = 0.75  # describes what a process, form or standard says how to use

    used_when: Text = field("什么时候用", max_length=120)
    keeper: RoleRef = field("谁负责")
    limits: Texts = field("使用边界", (), hint="隐私、反诈和合规上的限制")
    built_here: Text = field("本项目做到哪一步", max_length=120)
    delivers: tuple[Delivery, ...] = field("交付", min_length=1)
