"""The layouts, in one obvious place. Adding one: a file here, a template and a declaration in templates/print, a name below."""

from __future__ import annotations

from biaogan.layouts.banner import BANNER
from biaogan.layouts.campaign_stand import BOARD, ROLL_UP
from biaogan.layouts.checklist import CHECKLIST
from biaogan.layouts.counter_card import COUNTER_CARD
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.poster import POSTER
from biaogan.layouts.poster_bold import POSTER_BOLD
from biaogan.layouts.poster_talk import POSTER_TALK
from biaogan.layouts.process_flow import PROCESS_FLOW
from biaogan.layouts.rules_poster import RULES_POSTER
from biaogan.layouts.slogan_poster import SLOGAN_POSTER

LAYOUTS: tuple[Layout, ...] = (
    POSTER,
    COUNTER_CARD,
    CHECKLIST,
    POSTER_BOLD,
    POSTER_TALK,
    SLOGAN_POSTER,
    RULES_POSTER,
    ROLL_UP,
    BANNER,
    BOARD,
)
BY_NAME = {layout.name: layout for layout in (*LAYOUTS, PROCESS_FLOW)}

__all__ = ["BY_NAME", "LAYOUTS", "PROCESS_FLOW", "Around", "Layout"]
