"""The other side of a relation between two people: whose brother is somebody's sibling."""

_INVERSES = {
    "brother": "sibling",
    "sister": "sibling",
    "sibling": "sibling",
    "half-brother": "half-sibling",
    "half-sister": "half-sibling",
    "father": "child",
    "mother": "child",
    "parent": "child",
    "son": "parent",
    "daughter": "parent",
    "child": "parent",
    "husband": "spouse",
    "wife": "spouse",
    "spouse": "spouse",
    "grandfather": "grandchild",
    "grandmother": "grandchild",
    "grandson": "grandparent",
    "granddaughter": "grandparent",
    "uncle": "nephew or niece",
    "aunt": "nephew or niece",
    "nephew": "uncle or aunt",
    "niece": "uncle or aunt",
    "cousin": "cousin",
    "predecessor": "successor",
    "successor": "predecessor",
    "teacher": "pupil",
    "pupil": "teacher",
    "colleague": "colleague",
    "friend": "friend",
    "rival": "rival",
}


def inverse_relation(label: str) -> str:
    """Return what A is to B where B is A's *label*; empty where we do not know."""
    return _INVERSES.get(label.casefold(), "")
