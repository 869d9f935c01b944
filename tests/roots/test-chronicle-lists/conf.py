from sphinx_chronicle import EntityType, date, ref, text, time

extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
project = "Little Book"
myst_enable_extensions = ["colon_fence"]
latex_documents = [("index", "book.tex", "Little Book", "Nobody", "manual", False)]
chronicle_entity_types = [
    EntityType(
        name="battle",
        fields=(
            date("fought", "Fought", begins=True),
            time(),
            ref("place", "Place", to="place"),
            ref("part-of", "Part of", to="event"),
            text("outcome", "Outcome"),
        ),
    ),
]
