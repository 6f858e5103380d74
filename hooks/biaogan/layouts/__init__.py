"""The layouts, in one obvious place. Adding one: a file here, a template and a declaration in templates/print, a name below."""

from __future__ import annotations

from biaogan.layouts.checklist import CHECKLIST
from biaogan.layouts.counter_card import COUNTER_CARD
from biaogan.layouts.form import FORM, REGISTER
from biaogan.layouts.guide import GUIDE
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.leaflet import LEAFLET
from biaogan.layouts.notice import NOTICE
from biaogan.layouts.poster import POSTER
from biaogan.layouts.process_flow import PROCESS_FLOW
from biaogan.layouts.score_sheet import SCORE_SHEET
from biaogan.layouts.sign import SIGN
from biaogan.layouts.step_card import STEP_CARD
from biaogan.layouts.sticker import STICKER
from biaogan.layouts.topic_poster import TOPIC_POSTER
from biaogan.layouts.zone_checklist import ZONE_CHECKLIST

LAYOUTS: tuple[Layout, ...] = (
    POSTER,
    COUNTER_CARD,
    CHECKLIST,
    ZONE_CHECKLIST,
    SCORE_SHEET,
    FORM,
    REGISTER,
    SIGN,
    TOPIC_POSTER,
    GUIDE,
    NOTICE,
    STICKER,
    STEP_CARD,
    LEAFLET,
)
BY_NAME = {layout.name: layout for layout in (*LAYOUTS, PROCESS_FLOW)}

__all__ = ["BY_NAME", "LAYOUTS", "PROCESS_FLOW", "Around", "Layout"]
