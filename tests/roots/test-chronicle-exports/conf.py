from sphinx_chronicle import EntityType, date, identifier, prose, ref, refs, text, texts

project = "Names & <Things>"
author = "A. Clerk"
language = "pt_BR"
version = "1"
copyright = "1, Nobody"
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
latex_documents = [("index", "book.tex", "Names", "Nobody", "manual", False)]
chronicle_checks = {"*": "off"}
# Options and types called as the exports call their own things.
chronicle_entity_types = [
    EntityType(
        name="voyage",
        fields=(
            text("title"),
            date("sailed", begins=True),
            text("sailed-from"),
            text("sailed-to"),
            ref("from", to="place"),
            text("id"),
            text("type"),
            text("body"),
            text("label"),
            text("short-label"),
            text("url"),
            text("own"),
            texts("kind"),
            text("context"),
            text("graph"),
            refs("mentions", to="person"),
            prose("description"),
            identifier("registry", url="https://ships.example/?q={}&x=1"),
        ),
    ),
    EntityType(name="mention", fields=(text("name"), date("day", begins=True))),
    EntityType(name="reference", fields=(text("name"), text("address"), text("url"))),
]
