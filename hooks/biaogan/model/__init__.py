"""The content kinds, in one obvious place. Adding a kind: one file here, one handbook template, one name below."""

from __future__ import annotations

from biaogan.model.aid import Aid
from biaogan.model.alert import Alert
from biaogan.model.audience import Audience
from biaogan.model.bank import Bank
from biaogan.model.campaign import Campaign
from biaogan.model.channel import Channel
from biaogan.model.form import Form
from biaogan.model.process import Process
from biaogan.model.programme import Programme
from biaogan.model.quiz import Quiz
from biaogan.model.record import Record
from biaogan.model.registers import REGISTERS, Listed
from biaogan.model.role import Role
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from biaogan.model.sheet import Sheet
from biaogan.model.slogan import Slogan
from biaogan.model.system import System
from biaogan.model.topic import Topic
from biaogan.model.zone import Zone

CONTENT_TYPES: tuple[type[Record], ...] = (
    Service,
    System,
    Programme,
    Role,
    Process,
    Zone,
    Scam,
    Aid,
    Audience,
    Topic,
    Campaign,
    Alert,
    Quiz,
    Sheet,
    Slogan,
    Channel,
    Form,
)

__all__ = ["CONTENT_TYPES", "REGISTERS", "Bank", "Listed", "Record"]
