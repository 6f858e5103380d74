"""What the site does for old and disabled readers: rule by rule, how it is met and how that was tested.

`probe` names what tests/browser/rules.py measures on every template (or the checker that does); the test of this page
fails where a rule claims a probe that nobody runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.render.site.frame import Draft, PlannedPage, Site

AGEING = "适老化"  # 工业和信息化部《移动互联网应用（APP）适老化通用设计规范》《互联网网站适老化通用设计规范》，2021 年
WCAG = "WCAG 2.2"  # Web Content Accessibility Guidelines 2.2, level AA, and 1.4.6 of level AAA


@dataclass(frozen=True, slots=True)
class Rule:
    """source: AGEING or WCAG; asks: what the rule wants; done: what we do; tested: how; probe: what measures it."""

    source: str
    asks: str
    done: str
    tested: str
    probe: str


RULES = (
    Rule(AGEING, "主要文字不小于18", "正文20，最小18；字号跟着手机的设置走", "量每一个字", "small_text"),
    Rule(AGEING, "行距至少1.3倍", "正文1.65倍，段与段之间再隔开", "量每一段", "line_height"),
    Rule(AGEING, "文字对比度至少4.5比1", "都在7比1以上，浅色、深色两种都是", "算每一处文字和底色", "contrast"),
    Rule(AGEING, "主要按钮不小于60×60", "打电话、“钱已经转了”都不小于60×60", "量每个主要按钮", "main_targets"),
    Rule(AGEING, "其他能点的不小于44×44", "链接和按钮都不小于44×44", "量每个能点的地方", "targets"),
    Rule(AGEING, "没有广告和弹窗，不诱导点击", "没有广告、弹窗、浮窗，不向别的网站要东西", "数每一次请求", "requests"),
    Rule(AGEING, "不只靠颜色分辨", "颜色之外都有文字和图标", "人看，再用无障碍工具查", "axe"),
    Rule(AGEING, "留够时间，内容不自己变", "没有倒计时，什么都不自己动", "查有没有动画和计时", "motion"),
    Rule(
        WCAG, "1.3.1、2.4.6 结构和标题", "每页一个大标题，层次不跳级", "无障碍工具，浅色、深色、放大两倍各一遍", "axe"
    ),
    Rule(
        WCAG,
        "1.4.4、1.4.10 放大不丢内容",
        "放大到400%，屏幕窄到320，不用左右拖",
        "在320宽和两倍字号下量每一页",
        "overflow",
    ),
    Rule(WCAG, "1.4.6 加强对比度", "文字7比1以上", "无障碍工具的加强规则", "axe"),
    Rule(WCAG, "2.1.1 只用键盘", "每个能点的都能用键盘走到、按下", "用键盘走完自测和打电话", "keyboard"),
    Rule(WCAG, "2.3.3 动画", "没有动画，点了就到，不滑不飘", "查有没有动画和计时", "motion"),
    Rule(WCAG, "2.4.1、2.4.7 跳过和焦点", "第一下就能跳到正文；走到哪里，框在哪里", "用键盘走，量焦点框", "keyboard"),
    Rule(WCAG, "2.5.8 目标大小", "见上面的44×44", "量每个能点的地方", "targets"),
    Rule(WCAG, "3.1.1 页面语言", "写明是简体中文，读屏软件照着念", "网页规范检查", "html"),
    Rule(WCAG, "4.1.2 名称和角色", "按钮、链接都有名字", "无障碍工具", "axe"),
)


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page."""
    groups = [(source, tuple(rule for rule in RULES if rule.source == source)) for source in (AGEING, WCAG)]
    yield site.own(own, "access.html", crumbs=site.plan.at("about/").trail, groups=groups)
