"""Sample jobs: the data of three sheets and one flow, as render would hand them over. Plain words, no real bank."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import segno

from biaogan.layouts import BY_NAME
from biaogan.render.sheets.job import PICTURE_PX, PrintJob, Variant

PALETTE = {
    "primary": {"cmyk": [100, 70, 0, 25], "rgb": "#0b3d8c"},
    "danger": {"cmyk": [0, 92, 90, 8], "rgb": "#d3281f"},
    "accent": {"cmyk": [0, 20, 95, 0], "rgb": "#ffc91f"},
    "soft": {"cmyk": [2, 7, 18, 0], "rgb": "#fdefd3"},
    "paper": {"cmyk": [0, 1, 4, 0], "rgb": "#fffdf6"},
    "ink": {"cmyk": [0, 0, 0, 100], "rgb": "#111111"},
}

IMPRINT = {
    "bank": "示例银行",
    "branch": "城东支行",
    "address": "示例市城东区人民路 1 号",
    "phone": "0000-1234567",
    "hours": "周一至周五 9:00—17:00",
}

SIZES = {"A3": (297, 420), "A4": (210, 297)}

POSTER = {
    "icon": "account-tie-voice",
    "kind": "冒充公检法诈骗",
    "headline": "没有“安全账户”，挂电话！",
    "rule": "凡是自称公检法、要求把钱转到“安全账户”的，都是诈骗",
    "says": [
        "“我是公安局的，您名下的银行卡涉嫌洗钱。”",
        "“案件保密，不许告诉家人，也不许挂电话。”",
        "“把钱转到安全账户，查清后全部退还。”",
        "“现在加我，给您看通缉令和警官证。”",
    ],
    "signs": [
        "电话、网络办案，还发来“通缉令”",
        "要求保密，不让告诉家人和银行",
        "要您转账、交保证金或说出验证码",
        "要您下载软件、共享手机屏幕",
    ],
    "actions": [
        "马上挂断，不回拨来电号码",
        "不转账，不说验证码",
        "把事情告诉家人或银行员工",
        "拿不准就打 96110 问一问",
    ],
    "slogan": "守住“钱袋子”",
    "hotlines": [{"label": "报警", "number": "110"}, {"label": "反诈专线", "number": "96110"}],
}

CARD = {
    "title": "三问两看一核对",
    "groups": [
        {
            "label": "三问",
            "items": [
                {"text": "一问客户（汇）转出资金用途", "say": "您这笔钱是做什么用的？"},
                {"text": "二问是否知晓收款人情况", "say": "收款的这位，您见过面吗？"},
                {"text": "三问是否了解接受账户信息", "say": "这个账号是谁给您的？"},
            ],
        },
        {
            "label": "两看",
            "items": [
                {"text": "一看前来办理业务的客户神色是否慌张、举止是否反常", "say": None},
                {"text": "二看客户是否持续接听电话", "say": "您先把电话放一放，我们说两句。"},
            ],
        },
        {"label": "一核对", "items": [{"text": "核对办理业务的客户所留信息是否合理", "say": None}]},
    ],
    "stop": ["收款人说不清，或答案前后不一", "一直在通话，不肯放下手机", "自称在配合“办案”，要求保密"],
    "then": ["先停下手里的业务，不与客户争执", "请大堂经理陪同到安静处", "报告网点负责人，需要时拨打 110"],
    "note": "内部资料 贴在员工一侧，不得朝向客户",
}

ZONES = {
    "门外": [
        "门头、招牌、灯箱完好干净",
        "门前三包区无杂物、无积水",
        "防撞、防滑、无障碍标识清楚",
        "营业时间牌与实际一致",
    ],
    "大厅": [
        "地面、墙面、玻璃无污渍",
        "叫号机、填单台物品归位",
        "老花镜、轮椅等便民物品可用",
        "宣传架无过期折页",
        "反诈海报版次有效、朝向客户",
        "灯光、空调、背景音正常",
    ],
    "柜台": [
        "桌面只留当班用品",
        "印章、凭证离人入柜上锁",
        "柜台卡贴在员工一侧",
        "线缆整齐，不绊脚",
        "签字笔有墨，老花镜擦净",
    ],
    "自助区": [
        "机身、键盘、屏幕清洁",
        "读卡口、出钞口无异物",
        "紧急求助按钮试过有效",
        "反诈提示贴完整，不挡屏幕",
        "垃圾桶已清空",
    ],
    "后台": ["档案按编号入柜", "消防通道畅通，器材在有效期", "水电、门窗下班前检查", "个人物品放入更衣柜"],
}
WORDS = ("整理", "整顿", "清洁", "素养", "安全", "节约")

CHECKLIST = {
    "title": "6S 每日巡检表",
    "zones": [
        {
            "name": name,
            "items": [
                {"id": f"SXS-{zone:03d}-{n:02d}", "text": text, "word": WORDS[(zone + n) % 6]}
                for n, text in enumerate(texts, 1)
            ],
        }
        for zone, (name, texts) in enumerate(ZONES.items(), 1)
    ],
    "days": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    "signers": ["检查人", "复核人"],
}


def _step(no: int, actor: str, action: str, kind: str, group: str, *next_: tuple[int, str]) -> dict[str, Any]:
    return {
        "id": f"PRC-001-{no:02d}",
        "no": str(no),
        "actor": actor,
        "action": action,
        "kind": kind,
        "group": group,
        "next": [{"to": f"PRC-001-{to:02d}", "label": label} for to, label in next_],
    }


FLOW = {
    "title": "三问两看一核对",
    "steps": [
        _step(1, "柜员", "客户到柜台办理转账汇款，先请客户坐下说清用途", "normal", "受理", (2, "")),
        _step(2, "柜员", "问资金用途、收款人、收款账户", "control", "三问", (3, "")),
        _step(3, "柜员", "看神色举止，看是否一直在接电话", "control", "两看", (4, "")),
        _step(4, "柜员", "有没有可疑之处？", "decision", "一核对", (5, "有"), (7, "没有")),
        _step(5, "大堂经理", "请客户到安静处，帮客户和家人取得联系", "normal", "劝阻", (6, "")),
        _step(6, "网点负责人", "客户是否放弃转账？", "decision", "劝阻", (8, "放弃"), (9, "坚持")),
        _step(7, "柜员", "按规定办理，请客户在告知书上签字", "normal", "办理", (8, "")),
        _step(8, "柜员", "登记并结束", "end", "办理"),
        _step(9, "网点负责人", "暂缓办理并报警，留存记录", "end", "劝阻"),
    ],
}

CONTENT: dict[str, dict[str, Any]] = {
    "poster": POSTER,
    "counter-card": CARD,
    "checklist": CHECKLIST,
    "process-flow": FLOW,
}
TITLES = {"poster": "没有“安全账户”，挂电话！", "counter-card": "三问两看一核对", "checklist": "6S 每日巡检表"}
SIZE_OF = {"poster": "A3", "counter-card": "A4", "checklist": "A4", "process-flow": "A4"}
TEXT = "https://example.org/c/SHT-001-SCM-003/1"


def data(layout: str, variant: Variant = "press", **content: Any) -> dict[str, Any]:
    """The whole data of one job; keyword arguments replace fields of the content."""
    name = SIZE_OF[layout]
    width, height = SIZES[name]
    matrix = ["".join(str(bit) for bit in row) for row in segno.make(TEXT, error="m", boost_error=False).matrix]
    return {
        "layout": layout,
        "variant": variant,
        "size": {"name": name, "width": width, "height": height},
        "palette": copy.deepcopy(PALETTE),
        "meta": {
            "id": "SHT-001-SCM-003",
            "title": TITLES.get(layout, "流程图"),
            "revision": 1,
            "draft": False,
            "effective": "2026-11-01",
            "valid_until": "2027-10-31",
            "edition": "public" if layout == "poster" else "staff",
            "subject_id": "SCM-003",
        },
        "imprint": dict(IMPRINT),
        "qr": {"text": TEXT, "matrix": matrix},
        "content": {**copy.deepcopy(CONTENT[layout]), **content},
    }


def job(layout: str, variant: Variant = "press", data_: dict[str, Any] | None = None, **content: Any) -> PrintJob:
    """One job; `data_` replaces the whole data."""
    chosen = data(layout, variant, **content) if data_ is None else data_
    declared = BY_NAME[layout].declared
    screen = declared.get("screen")
    ending = {"press": "pdf", "office": "pdf", "preview": "png", "flow": "svg"}[variant]
    return PrintJob(
        key=f"SHT-001-{layout}",
        imprint="BR-001",
        variant=variant,
        template=layout,
        data=chosen,
        width_mm=chosen["size"]["width"],
        height_mm=chosen["size"]["height"],
        output=f"print/{layout}/{layout}_BR-001_{variant}.{ending}",
        effective=date(2026, 11, 1),
        bank=IMPRINT["bank"],
        die_line=declared.get("die_line", False),
        picture_px=screen["px"] if screen else PICTURE_PX,
        colours=screen["colours"] if screen else None,
    )
