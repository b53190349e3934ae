"""`python -m bench`."""

from __future__ import annotations

import sys

from bench.build import main

sys.exit(main())
