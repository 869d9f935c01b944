"""Where the marks of a drawing stand: what the tests of every drawing ask."""

from sphinx_chronicle.model.drawing import Anchor, Group
from sphinx_chronicle.model.layout.metrics import text_width

_SHIFT = {Anchor.START: 0, Anchor.MIDDLE: 0.5, Anchor.END: 1}


def marks_of(drawing, *kinds):
    """The marks of these *kinds*, those within groups too, as they are painted."""
    waiting = list(drawing.marks)
    found = []
    while waiting:
        mark = waiting.pop(0)
        waiting = [*mark.marks, *waiting] if isinstance(mark, Group) else waiting
        found += [mark] if isinstance(mark, kinds) else []
    return found


def frame(words, above=0.72, below=0.2):
    """Left, top, right, bottom of *words*, which reach *above* and *below* the line by its size."""
    width = text_width(words.text, words.size, bold=words.bold)
    left = words.x - width * _SHIFT[words.anchor]
    return left, words.y - words.size * above, left + width, words.y + words.size * below


def overlap(one, other):
    """Whether two frames share more than a hair."""
    return (
        one[0] < other[2] - 0.1
        and other[0] < one[2] - 0.1
        and one[1] < other[3] - 0.1
        and other[1] < one[3] - 0.1
    )
