from sphinx_chronicle import EntityType, date, identifier, prose, ref, refs, text, texts, time

extensions = ["myst_parser", "sphinx_chronicle"]
project = "Ships and Treaties"
myst_enable_extensions = ["colon_fence"]
latex_documents = [("index", "book.tex", "Ships and Treaties", "Nobody", "manual", False)]
chronicle_entity_types = [
    EntityType(
        name="ship",
        plural="ships",
        fields=(
            date("launched", "Launched", begins=True),
            date("lost", "Lost", ends=True),
            ref("captain", "Captain", to="person", inverse="Ships commanded"),
            texts("rigging"),
            text("class", "Class"),
            identifier("registry", url="https://ships.example/{}"),
        ),
    ),
    EntityType(
        name="battle",
        fields=(
            text("title"),
            date("date", begins=True, required=True),
            time(),
            ref("place", to="place"),
            refs("ships", to="ship", inverse="Battles"),
            ref("part-of", "Part of", to=("event", "battle"), inverse="Battles in it"),
        ),
    ),
    EntityType(
        name="peace-treaty",
        label="Treaty",
        plural="Treaties",
        fields=(
            date("signed", "Signed", begins=True),
            date("ratified", "Ratified"),
            refs("parties", "Parties", to=("organization", "person"), inverse="Treaties"),
            prose("terms", "Terms"),
        ),
    ),
]
chronicle_entity_fields = {
    "person": (text("rank", "Rank"), ref("flagship", to="ship", inverse="Flag officers")),
}
