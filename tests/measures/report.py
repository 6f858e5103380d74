"""The page of the handbook that says what was measured, with the goal beside every number. Pure: numbers in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biaogan.selfcheck import DEPTH
from tests.browser.walks import FIRST_SCREEN, PAGE, SHEETS
from tests.measures.numbers import Measured, Side, Spot

MARK = "<!-- 本页由 python run.py bench site 写成，手改会被盖掉 -->"
MET, MISSED = "达到", "没有达到"
SHOWN, LONG = 12, 200  # places that are named where a goal is missed, and how many letters of each
STORIES = 0.9  # share of the victims whom the self-check tells the right name
CHECK_PAGES = 300  # of the self-check, without script
FIRST, FIVE = 0.8, 0.95  # shares of questions that the search answers by its first hit, by one of five
BEST = 100  # of Lighthouse
AUDITED = {"accessibility": "无障碍", "best-practices": "最佳做法", "seo": "搜索引擎"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what was measured, what came out, what is wanted. met: None where nothing is wanted."""

    what: str
    found: str
    goal: str = "不设目标"
    met: bool | None = None

    @property
    def result(self) -> str:
        """As people read it."""
        return {True: MET, False: f"**{MISSED}**", None: "—"}[self.met]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, how it was measured, its rows, and the places where something is wrong."""

    title: str
    how: str
    lines: tuple[Line, ...]
    faults: tuple[str, ...] = ()


def report(measured: Measured) -> str:
    """The whole page as Markdown."""
    sections = tuple(sections_of(measured))
    lines = [line for section in sections for line in section.lines] + list(_fast(measured).values())
    judged = [line for line in lines if line.met is not None]
    missed = sum(not line.met for line in judged)
    verdict = f"有 {missed} 项{MISSED}，在下面标明。" if missed else f"全部{MET}。"
    parts = [
        "# 公众网站量出来的数",
        MARK,
        f"{measured.day} 量的是内容的 {measured.revision} 版，一共 {measured.weight.pages} 个网页。"
        f"{len(judged)} 项有目标，{verdict}",
        "每个数都由 `python run.py bench site` 量出来：它先生成网站，再用浏览器和检查工具去量，然后写成这一页。"
        "“每种页面”指每个模板里最长的那一页。",
        *(_section(section) for section in sections),
        _weights(measured),
        _speeds(measured),
        _sides(measured),
    ]
    return "\n\n".join(parts) + "\n"


def sections_of(measured: Measured) -> Iterator[Section]:
    """All that has goals and is no list of pages."""
    yield from (_weight(measured), _requests(measured), _audits(measured), _markup(measured), _looks(measured))
    yield from (_everywhere(measured), _finding(measured), _guards(measured))


def _weight(measured: Measured) -> Section:
    weight = measured.weight
    lines = [
        _none(f"压缩后连样式超过 {_kb(PAGE)} 的网页，共 {weight.pages} 页", len(weight.heavy), "页"),
        _most("最重的一页", weight.heaviest, PAGE),
        Line("各页的中位数", _kb(weight.median)),
        *(_most(f"第一屏连图片，{screen}，最重", spot, FIRST_SCREEN) for screen, spot in weight.screens.items()),
        Line("离线手册（一个文件就是整个网站）", _kb(weight.offline)),
        Line("搜索索引（点了搜索框才取）", _kb(weight.index)),
    ]
    return Section("重量", "按 gzip 压缩后算，1 KB 是 1024 字节。", tuple(lines), weight.heavy)


def _requests(measured: Measured) -> Section:
    asked = measured.requests
    besides, everything = asked.besides, asked.all
    lines = (
        Line("不算图片，一页最多请求几次", _at(besides, f"{besides.value:.0f} 次"), "1 次", besides.value <= 1),
        Line("连图片，一页最多请求几次", _at(everything, f"{everything.value:.0f} 次")),
        _none(f"向别的主机要东西，看 {asked.strangers.seen} 页", len(asked.strangers.faults), "次"),
        _none(f"留在浏览器里的东西（Cookie、各种本地存储），看 {asked.kept.seen} 页", len(asked.kept.faults), "样"),
    )
    return Section(
        "请求", "每种页面开一次，记下浏览器的每一次请求。", lines, asked.strangers.faults + asked.kept.faults
    )


def _audits(measured: Measured) -> Section:
    audits = measured.audits
    lines = []
    for name, spot in audits.lowest.items():
        score, met = f"{spot.value:.0f} 分", spot.value >= BEST
        what = f"{AUDITED[name]}，{audits.pages} 种页面里最低"
        lines.append(Line(what, score if met else _at(spot, score), f"{BEST} 分", met))
    lines.append(_none("Lighthouse 指出的毛病", len(audits.objections), "处"))
    how = "Lighthouse 自带的手机，屏幕 412 像素宽。写明不给搜索引擎看的页面，“搜索引擎”一项不算。"
    return Section("Lighthouse", how, tuple(lines), audits.objections)


def _markup(measured: Measured) -> Section:
    markup = measured.markup
    linked = markup.linked_data
    lines = (
        _none(f"Nu 检查器的错误和警告，{markup.nu.seen} 页", len(markup.nu.faults), "处"),
        _none(f"html-validate 的错误和警告，{markup.html_validate.seen} 页", len(markup.html_validate.faults), "处"),
        _none(f"JSON-LD 的毛病，{linked.seen} 页带着 {markup.objects} 个对象", len(linked.faults), "处"),
    )
    faults = markup.nu.faults + markup.html_validate.faults + linked.faults
    return Section("网页写得合不合规范", "每一页都查。JSON-LD 对照 schema.org 的词汇。", lines, faults)


def _looks(measured: Measured) -> Section:
    looks = measured.looks
    lines = (
        _none("axe 查出的问题，含 7 比 1 的对比度", len(looks.axe), "处"),
        _none("自己的规则（字号、行距、按钮大小、不动、不出边……）查出的问题", len(looks.own), "处"),
    )
    how = (
        f"{looks.templates} 种页面，浅色、深色各看三遍：电脑 1280 像素，手机 360 像素，"
        f"字放大到 200%；一共看 {looks.looks} 次。"
    )
    return Section("看得清、点得着", how, lines, looks.axe + looks.own)


def _everywhere(measured: Measured) -> Section:
    paper = measured.paper
    lines = (
        _none(f"320 像素宽的屏幕上要左右拖的页面，{measured.narrow.seen} 页", len(measured.narrow.faults), "页"),
        _none(f"2018 年的浏览器（Chromium 69）里出错，{measured.old.seen} 种页面", len(measured.old.faults), "处"),
        Line(
            f"骗局页印在 A4 上，{measured.scams} 页里最多",
            _at(paper, f"{paper.value:.0f} 面"),
            f"不超过 {SHEETS} 面",
            paper.value <= SHEETS,
        ),
        _none(f"关掉 JavaScript 就不完整的页面，{measured.bare.seen} 种页面", len(measured.bare.faults), "页"),
        _none(f"被页面自己的安全策略拦下的东西，{measured.policy.seen} 种页面", len(measured.policy.faults), "处"),
    )
    checks = (measured.narrow, measured.old, measured.bare, measured.policy)
    how = "老手机、窄屏幕、打印机、关掉脚本的浏览器。"
    return Section("在哪里都能用", how, lines, tuple(fault for check in checks for fault in check.faults))


def _finding(measured: Measured) -> Section:
    check = measured.self_check
    lines = [
        _share("自测：受害人的讲述，说对骗局的", check.victims, STORIES),
        _share("自测：做好以后才写的讲述，说对骗局的", check.fresh, STORIES),
        _none(f"自测：没有受骗却被说成受骗，{check.alarmed[1]} 个讲述", check.alarmed[0], "个"),
        _limit("自测：最多要答几个问题", check.most_answers, DEPTH, "个"),
        _limit("自测：不用脚本时的页数", check.pages, CHECK_PAGES, "页"),
    ]
    everything, held = measured.search, measured.held_search
    lines += [
        _share("搜索：要找的排第一", (everything.first, everything.asked), FIRST),
        _share("搜索：要找的在前五", (everything.five, everything.asked), FIVE),
        Line("其中没有用来调过的题，要找的排第一", f"{held.asked} 个里 {held.first} 个"),
        Line("其中没有用来调过的题，要找的在前五", f"{held.asked} 个里 {held.five} 个"),
    ]
    how = "照着讲述答自测题的人只知道这一段讲述；搜索题是不懂银行的人会打的字。"
    return Section("找得到、说得准", how, tuple(lines))


def _guards(measured: Measured) -> Section:
    how = "`python run.py verify` 把每一道逐个拿掉，每次都要有测试失败。"
    return Section("内部内容出不去", how, (Line("守着内部内容的关卡", f"{measured.guards} 道"),))


def _weights(measured: Measured) -> str:
    templates = sorted(measured.weight.templates.items(), key=lambda item: (-item[1].value, item[0]))
    rows = [(f"`{name}`", f"`{spot.page}`", _kb(spot.value)) for name, spot in templates]
    return _table("## 各种页面里最重的一页", ("模板", "最重的一页", "压缩后连样式"), rows)


def _fast(measured: Measured) -> dict[str, Line]:
    """The timed pages with their scores."""
    return {
        name: Line(name, f"{speed.score:.0f} 分", f"{BEST} 分", speed.score >= BEST)
        for name, speed in measured.speed.items()
    }


def _speeds(measured: Measured) -> str:
    rows = []
    for name, line in _fast(measured).items():
        speed = measured.speed[name]
        times = [f"{each / 1000:.2f} 秒" for each in (speed.first, speed.main, speed.blocked)]
        rows.append((name, line.found, *times, f"{speed.shift:.3f}", line.result))
    visits = max(speed.visits for speed in measured.speed.values())
    how = f"Lighthouse 的手机和慢 4G，{visits} 次的中位数；分数会受机器当时忙不忙影响。"
    head = ("页面", "性能", "首次出现内容", "主要内容出现", "卡住不能点", "位移", f"目标 {BEST} 分")
    return _table(f"## 快不快\n\n{how}", head, rows)


def _sides(measured: Measured) -> str:
    def row(what: str, told: Iterable[str]) -> tuple[str, ...]:
        return (what, *told)

    sides = measured.sides.values()
    rows = [
        row("Lighthouse 性能 / 无障碍 / 最佳做法 / 搜索引擎", map(_scores, sides)),
        row("网上传的字节", (f"{side.bytes:,}" for side in sides)),
        row("请求次数", (str(side.requests) for side in sides)),
        row("axe 不合格的规则", (str(side.axe) for side in sides)),
        row("看得见的最小的字", (f"{side.smallest:g} 像素" for side in sides)),
        row("Nu 检查器的错误和警告", (str(side.nu) for side in sides)),
    ]
    how = "同一个骗局，同一次运行，同一台主机。第一列是照公开内容原样写成 Markdown、主题不改的页面。"
    return _table(f"## 和别的做法比\n\n{how}", ("", *measured.sides), rows)


def _scores(side: Side) -> str:
    return " / ".join(f"{score:.0f}" for score in side.scores)


def _section(section: Section) -> str:
    rows = [(line.what, line.found, line.goal, line.result) for line in section.lines]
    text = _table(f"## {section.title}\n\n{section.how}", ("量什么", "量到", "目标", "结果"), rows)
    if not section.faults:
        return text
    found = grouped(section.faults)
    named = [f"- {_code(what)}：{_code(at[0])}{f' 等 {len(at)} 处' if at[1:] else ''}" for what, at in found[:SHOWN]]
    more = [f"- 还有 {len(found) - SHOWN} 种"] if found[SHOWN:] else []
    return "\n".join([f"{text}\n\n在这些地方：\n", *named, *more])


def grouped(faults: Iterable[str]) -> list[tuple[str, list[str]]]:
    """What is wrong, each once with all its places; what is wrong in most places first. faults: `place: what`."""
    places: dict[str, list[str]] = {}
    for fault in faults:
        place, _, what = fault.partition(": ")
        places.setdefault(what, []).append(place)
    return sorted(places.items(), key=lambda item: -len(item[1]))


def _code(text: str) -> str:
    """As code, however the text is written; long ones cut."""
    return f"`{' '.join(text.replace('`', ' ').split())[:LONG]}`"


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return f"{title}\n\n" + "\n".join(f"| {' | '.join(cell.replace('|', '、') for cell in line)} |" for line in lines)


def _none(what: str, count: int, unit: str) -> Line:
    """Something of which there must be nothing."""
    return Line(what, f"{count} {unit}", f"0 {unit}", count == 0)


def _limit(what: str, count: int, limit: int, unit: str) -> Line:
    return Line(what, f"{count} {unit}", f"不超过 {limit} {unit}", count <= limit)


def _most(what: str, spot: Spot, limit: int) -> Line:
    """Bytes with a limit."""
    return Line(what, _at(spot, _kb(spot.value)), f"不超过 {_kb(limit)}", spot.value <= limit)


def _share(what: str, right: tuple[int, int], wanted: float) -> Line:
    count, total = right
    return Line(what, f"{total} 个里 {count} 个", f"至少 {wanted:.0%}", count >= wanted * total)


def _at(spot: Spot, told: str) -> str:
    return f"{told}（`{spot.page}`）"


def _kb(size: float) -> str:
    return f"{size / 1024:.1f} KB".replace(".0 KB", " KB")
