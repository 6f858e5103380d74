"""The layouts, in one obvious place. Adding one: a file here, a template and a declaration in templates/print, a name below."""

from __future__ import annotations

from biaogan.layouts.banner import BANNER
from biaogan.layouts.booklet import BOOKLET
from biaogan.layouts.campaign_stand import BOARD, ROLL_UP
from biaogan.layouts.checklist import CHECKLIST
from biaogan.layouts.counter_card import COUNTER_CARD
from biaogan.layouts.desk_card import DESK_CARD
from biaogan.layouts.fan import FAN
from biaogan.layouts.flyers import FLYER_BI, FLYER_TRI
from biaogan.layouts.form import FORM, REGISTER
from biaogan.layouts.guide import GUIDE
from biaogan.layouts.handout import HANDOUT
from biaogan.layouts.key_points import KEY_POINTS
from biaogan.layouts.kit_cover import KIT_COVER
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.leaflet import LEAFLET
from biaogan.layouts.meeting_card import MEETING_CARD
from biaogan.layouts.notice import NOTICE
from biaogan.layouts.pocket_card import POCKET_CARD
from biaogan.layouts.poster import POSTER
from biaogan.layouts.poster_bold import POSTER_BOLD
from biaogan.layouts.poster_talk import POSTER_TALK
from biaogan.layouts.process_flow import PROCESS_FLOW
from biaogan.layouts.process_poster import PROCESS_POSTER
from biaogan.layouts.rules_poster import RULES_POSTER
from biaogan.layouts.score_sheet import SCORE_SHEET
from biaogan.layouts.share import SHARE, SHARE_CAMPAIGN
from biaogan.layouts.sign import SIGN
from biaogan.layouts.slogan_poster import SLOGAN_POSTER
from biaogan.layouts.step_card import STEP_CARD
from biaogan.layouts.sticker import STICKER
from biaogan.layouts.table_tent import TABLE_TENT
from biaogan.layouts.topic_poster import TOPIC_POSTER
from biaogan.layouts.zone_checklist import ZONE_CHECKLIST

LAYOUTS: tuple[Layout, ...] = (
    POSTER,
    COUNTER_CARD,
    CHECKLIST,
    FLYER_TRI,
    FLYER_BI,
    HANDOUT,
    BOOKLET,
    FAN,
    TABLE_TENT,
    DESK_CARD,
    POCKET_CARD,
    PROCESS_POSTER,
    MEETING_CARD,
    KEY_POINTS,
    KIT_COVER,
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
    POSTER_BOLD,
    POSTER_TALK,
    SLOGAN_POSTER,
    RULES_POSTER,
    ROLL_UP,
    BANNER,
    BOARD,
    SHARE,
    SHARE_CAMPAIGN,
)
BY_NAME = {layout.name: layout for layout in (*LAYOUTS, PROCESS_FLOW)}

__all__ = ["BY_NAME", "LAYOUTS", "PROCESS_FLOW", "Around", "Layout"]
