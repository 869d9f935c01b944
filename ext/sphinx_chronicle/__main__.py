"""Run ``sphinx-chronicle`` as ``python -m sphinx_chronicle``."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
