"""Hold linked data against a vocabulary in the shape of ``schemaorg.json``."""

import re
from datetime import date

_ISO_DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
_URL = re.compile(r"https?://\S+")
_SCHEMA = "https://schema.org/"


class Vocabulary:
    """What may be said of what; *types_of* gives the types of what an ``@id`` names."""

    def __init__(self, terms, types_of):
        self._classes = terms["classes"]
        self._properties = terms["properties"]
        self._members = terms["members"]
        self._types_of = types_of

    def problems(self, node):
        """Yield a sentence for everything in *node* that the vocabulary does not allow."""
        yield from self._node_problems(node, node.get("@id", "?"), via="")

    def _node_problems(self, node, where, via):
        types = _listed(node["@type"])
        unknown = [name for name in types if name not in self._classes]
        if unknown:
            yield f"{where}: no class {unknown}"
            return
        for name, value in node.items():
            # A Role has the property again that led to it: schema.org's pattern for roles.
            repeated = name == via and self._is_one_of(types, ["Role"])
            if not name.startswith("@"):
                if not repeated and not self._allows(types, name):
                    yield f"{where}: no property {name} of {types}"
                elif name in self._properties:
                    for item in _listed(value):
                        yield from self._value_problems(item, name, where)

    def _value_problems(self, value, name, where):
        ranges = self._properties[name]["ranges"]
        if not isinstance(value, dict):
            if not any(self._is_literal(value, kind) for kind in ranges):
                yield f"{where}: {name} {value!r} is none of {ranges}"
        elif "@type" in value:
            if not self._is_one_of(_listed(value["@type"]), [*ranges, "Role"]):
                yield f"{where}: {name} {value['@type']} is none of {ranges}"
            yield from self._node_problems(value, f"{where} {name}", via=name)
        elif set(value) == {"@id"}:
            if not self._is_one_of(self._types_of(value["@id"]), ranges):
                yield f"{where}: {name} {value['@id']} is none of {ranges}"
        elif not any(all(self._allows([kind], key) for key in value) for kind in ranges):
            yield f"{where}: {name} {value} can be none of {ranges}"

    def _allows(self, types, name):
        prop = self._properties.get(name)
        return prop is not None and self._is_one_of(types, prop["domains"])

    def _is_one_of(self, types, classes):
        return any(not self._lineage(name).isdisjoint(classes) for name in types)

    def _lineage(self, name):
        if name not in self._classes:
            return set()
        return {name}.union(*map(self._lineage, self._classes[name]))

    def _is_literal(self, value, kind):
        if isinstance(value, bool):
            return kind == "Boolean"
        if isinstance(value, int | float):
            return kind == "Number" or (kind == "Integer" and isinstance(value, int))
        if not isinstance(value, str) or not value.strip():
            return False
        if kind in ("Date", "DateTime"):
            return is_iso_date(value)
        if kind == "URL":
            return _URL.fullmatch(value) is not None
        member = value.removeprefix(_SCHEMA)
        return kind == "Text" or kind in self._members.get(member, ())


def is_iso_date(text):
    """Tell whether *text* is a year, month or day that there is, as ISO 8601 writes it."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text.lstrip("-") + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _listed(value):
    return value if isinstance(value, list) else [value]
