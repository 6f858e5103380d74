"""The loop for lobby screens: one message a screen, one file that works from a memory stick. Faces the public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import page_file
from biaogan.render.site.colours import tokens
from biaogan.render.site.policy import Allowed, digest, policy
from biaogan.render.site.styles import squeezed_css
from biaogan.render.site.templates import favicon, site_templates

PATH = page_file("loop/")
SECONDS = 10  # a slide: long enough to read its longest text twice
SCREENS = ("LED", "屏幕", "电视")  # channels whose texts are written for a screen
# what a text is about, by the first word found in it
MARKS = (
    ("验证码", "lock"),
    ("密码", "lock"),
    ("挂断", "phone-hangup"),
    ("警察", "police-badge"),
    ("孩子", "phone-alert"),
    ("奖", "gift"),
    ("链接", "link-variant-off"),
    ("贷", "wallet"),
    ("卡", "credit-card-off"),
    ("转", "cash-remove"),
    ("", "shield-alert"),
)


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen. icon: of hooks/biaogan/assets/icons; label: small, above; big: the message; rule: in the band below, or none."""

    icon: str
    label: str
    big: str
    tone: str
    rule: str = ""

    @property
    def size(self) -> str:
        """Class of type size by the length of the message. One line up to six characters; headlines of eight break in the
        middle, as they are written; quotations and whatever is longer break at punctuation only."""
        length = max(len(self.big), 9) if "“" in self.big else len(self.big)
        return next(
            name for most, name in ((6, "one"), (8, "xl"), (14, "l"), (22, "m"), (10_000, "s")) if length <= most
        )


def loop_page(public: PublicBook, campaign: PublicView | None) -> tuple[str, str]:
    """Path below the tree and the page. campaign: the view of the one that runs or comes next; none: all scams."""
    return PATH, rendered(public, tuple(slides(public, campaign)), campaign)


def rendered(public: PublicBook, shown: tuple[Slide, ...], campaign: PublicView | None) -> str:
    """The page for these slides."""
    env = site_templates()
    colours = tokens(public.bank.palette)["light"]
    css = squeezed_css(env.get_template("style/loop.css").render(colours=colours, count=len(shown), seconds=SECONDS))
    return env.get_template("loop.html").render(
        bank=public.bank,
        urgent=public.urgent(),
        slides=shown,
        campaign=campaign,
        css=css,
        csp=policy(Allowed(frozenset({digest(css)}), frozenset())),
        favicon=favicon(colours["brand"]),
    )


def slides(public: PublicBook, campaign: PublicView | None) -> Iterator[Slide]:
    """Texts for screens, scams with their rules and slogans, in turn; nothing twice."""
    scams = _scams(public, campaign)
    said = {_bare(scam.headline) for scam in scams}
    written = [text.text for text in campaign.texts if text.channel in SCREENS] if campaign else []
    texts = [text for text in written if _bare(text) not in said]
    said |= {_bare(text) for text in texts}
    slogans = [s for s in _slogans(public, campaign) if _bare(s.wording) not in said]
    label = campaign.title if campaign else public.bank.tagline
    yield from _woven(
        [Slide(mark_of(text), label, text, "brand") for text in texts],
        [Slide(scam.icon, scam.title, scam.headline, "danger", scam.rule) for scam in scams],
        [Slide("shield-check", public.bank.name, slogan.wording, "deep") for slogan in slogans],
    )


def _scams(public: PublicBook, campaign: PublicView | None) -> tuple[PublicView, ...]:
    if campaign is None:
        return public.of("scam")
    known = public.by_id()
    return tuple(known[scam] for scam in campaign.scams if scam in known)


def _slogans(public: PublicBook, campaign: PublicView | None) -> tuple[PublicView, ...]:
    """Those that name the campaign or one of its scams."""
    wanted = {campaign.id, *campaign.scams} if campaign else set()
    return tuple(s for s in public.of("slogan") if wanted & set(s.related))


def _woven(*parts: Iterable[Slide]) -> Iterator[Slide]:
    """The first of each, then the second of each, until all are through."""
    waiting = [list(part) for part in parts]
    for place in range(max(map(len, waiting))):
        yield from (part[place] for part in waiting if place < len(part))


def mark_of(text: str) -> str:
    """The icon for a text."""
    return next(icon for word, icon in MARKS if word in text)


def _bare(text: str) -> str:
    return text.rstrip("。！ ")
