from sphinx_chronicle import EntityType, date

project = "The Mill Strike"
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
chronicle_entity_types = [
    EntityType(name="rolling-stock", plural="rolling stock", fields=(date("built"),))
]
