"""The pages of the handbook that gather from many records: one row a page. To add one, write its maker, its template and its row."""

from __future__ import annotations

from biaogan.render.handbook.field_pages import FIELDS, ORDER, field_list
from biaogan.render.handbook.gathered import LAST, GatherPage
from biaogan.render.handbook.print_room import print_room
from biaogan.render.handbook.reprint import takedown_list
from biaogan.render.handbook.special import due_list, glossary, now, sources, words_of_6s
from biaogan.render.reprint.takedown import PAGE as TAKEDOWN

# In the order in which the search prefers them where nothing else decides.
GATHERED = (
    GatherPage(
        path="now/",
        title="现在怎么办",
        names=("马上做什么", "遇到情况", "应急"),
        template="now.html.j2",
        makes=now,
        place=1,
    ),
    GatherPage(
        path="print/",
        title="印刷室",
        names=("海报下载", "打印", "付印", "印刷版", "PDF"),
        template="print.html.j2",
        makes=print_room,
        place=2,
        wide=True,
    ),
    GatherPage(
        path=TAKEDOWN,
        title="撤下清单",
        names=("旧海报", "换海报", "撕下来", "过期海报", "重印"),
        template="takedown.html.j2",
        makes=takedown_list,
        place=3,
    ),
    GatherPage(
        path="glossary/",
        title="词汇表",
        names=("名词", "术语"),
        template="glossary.html.j2",
        makes=glossary,
        section="词汇",
    ),
    GatherPage(
        path="sixs/words/",
        title="6S 各词的意思",
        names=("六个词", "六S", "6S"),
        template="sixs_words.html.j2",
        makes=words_of_6s,
        section="6S",
        place=LAST,
    ),
    GatherPage(
        path="sources/",
        title="来源和依据",
        names=("依据", "出处", "文献"),
        template="sources.html.j2",
        makes=sources,
        section="词汇",
        place=LAST,
    ),
    GatherPage(
        path="due/",
        title="待复核",
        names=("复核期限", "过期", "到期"),
        template="due.html.j2",
        makes=due_list,
        section="词汇",
        place=LAST + 1,
    ),
    GatherPage(
        path=FIELDS,
        title="字段说明",
        names=("字段", "怎么填", "怎么写 YAML"),
        template="fields.html.j2",
        makes=field_list,
        section="更多",
        place=ORDER,
    ),
)
