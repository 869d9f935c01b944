"""Words that a book needs and Sphinx has no translation of."""

from __future__ import annotations

_WORDS = {
    "Chapter": {
        "de": "Kapitel",
        "es": "Capítulo",
        "fr": "Chapitre",
        "it": "Capitolo",
        "nl": "Hoofdstuk",
        "pt": "Capítulo",
    },
    "Illustrations": {
        "de": "Abbildungen",
        "es": "Ilustraciones",
        "fr": "Illustrations",
        "it": "Illustrazioni",
        "nl": "Afbeeldingen",
        "pt": "Ilustrações",
    },
    "Tables": {
        "de": "Tabellen",
        "es": "Tablas",
        "fr": "Tableaux",
        "it": "Tabelle",
        "nl": "Tabellen",
        "pt": "Tabelas",
    },
    "To cite this book": {
        "de": "Zitierweise",
        "es": "Cómo citar este libro",
        "fr": "Pour citer ce livre",
        "it": "Come citare questo libro",
        "nl": "Dit boek citeren",
        "pt": "Como citar este livro",
    },
}


def word_of(word: str, language: str) -> str | None:
    """Return the English *word* in *language*, such as ``de``; ``None`` where we do not know it."""
    return word if language == "en" else _WORDS[word].get(language)
