"""Print everyone in a book of whom the year of birth is known, in order of age."""

import json
import sys
from pathlib import Path

chronicle = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
people = [entity for entity in chronicle["entities"] if entity["type"] == "person"]
known = [person for person in people if person.get("born", {}).get("lower")]
for person in sorted(known, key=lambda person: person["born"]["lower"]):
    print(person["born"]["text"], person["label"], sep=": ")
