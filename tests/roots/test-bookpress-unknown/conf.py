import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Unknown"
extensions = ["sphinx_bookpress", "strange_nodes"]
