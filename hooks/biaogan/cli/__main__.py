"""`python -m biaogan.cli`."""

import sys

from biaogan.cli import main

sys.exit(main())
