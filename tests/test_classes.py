"""Every class that a page carries has a rule, and every rule fits a class: in the handbook and in the public site."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from biaogan.model.bank import Bank
from biaogan.model.fields import Origin
from biaogan.model.process import Step
from biaogan.places import HANDBOOK_TEMPLATES, SITE_TEMPLATES
from biaogan.render.handbook import styles as handbook
from biaogan.render.handbook.special import PHASE_ANCHORS
from biaogan.render.paper.answers import State
from biaogan.render.site import finishing as site
from biaogan.render.site.scripts import SCRIPTS, SET_BY_SCRIPTS
from tests.classes import Written, ruled, scripted, written
from tests.site import sample
