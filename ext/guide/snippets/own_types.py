"""Part of a conf.py: the types that this guide has beside those of every book."""

from sphinx_chronicle import EntityType, date, prose, ref, refs, text

chronicle_entity_types = [
    EntityType(
        name="ship",
        fields=(
            text("class", "Class"),
            date("launched", "Launched", begins=True),
            date("decommissioned", "Decommissioned", ends=True),
        ),
    ),
    EntityType(
        name="treaty",
        plural="treaties",
        fields=(
            date("signed", "Signed", begins=True),
            prose("terms", "Terms"),
        ),
    ),
    EntityType(
        name="battle",
        fields=(
            text("title"),
            date("date", "Date", begins=True, required=True),
            refs("ships", "Ships", to="ship", inverse="Battles"),
        ),
    ),
]
chronicle_entity_fields = {
    "event": (ref("ship", "Recovery ship", to="ship", inverse="Recoveries"),),
}
