"""``python -m sphinx_citenotes refs.bib``: print how every source is cited."""

import sys

from .cli import main

sys.exit(main())
