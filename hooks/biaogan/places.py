"""Where the data that travels with the package lies: templates, icons, fonts, the colour profile, schemas, click's words."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("biaogan")))  # a folder, in a checkout and in an installed wheel alike
TEMPLATES = PACKAGE / "templates"
HANDBOOK_TEMPLATES = TEMPLATES / "handbook"
SITE_TEMPLATES = TEMPLATES / "site"
PRINT_TEMPLATES = TEMPLATES / "print"
THEME = HANDBOOK_TEMPLATES / "theme"  # what MkDocs lays over Material
ASSETS = PACKAGE / "assets"
ICONS = ASSETS / "icons"
FONTS = ASSETS / "fonts"
FONT = FONTS / "NotoSansSC-GB2312-8105[wght].ttf"
PROFILE = ASSETS / "icc" / "FOGRA39L_coated.icc"
SCHEMAS = PACKAGE / "schemas"
LOCALES = PACKAGE / "locales"  # click's sentences in Chinese
