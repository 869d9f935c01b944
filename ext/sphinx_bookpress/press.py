"""The only door to the Typst compiler."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typst

from .diagnostics import Trouble, warn
from .model.complaints import Complaint, read_complaints, source_of
from .model.text import BREAK, string_of

if TYPE_CHECKING:
    from pathlib import Path

    from .options import Standard


_MOST_CHARACTERS = 20
"""Characters without a font that have a message each; a page in another script has hundreds."""


class PressError(Exception):
    """Typst could not make a PDF; holds its complaints."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        """Keep *complaints*, of which there is at least one."""
        super().__init__("; ".join(map(str, complaints)))
        self.complaints = complaints


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A compiler that sees the files below *root*, the fonts inside it, and those in *fonts*."""

    root: Path
    fonts: Path | None = None
    standards: tuple[Standard, ...] = ()
    timestamp: int = 0
    """Seconds since 1970, written into the PDF as its date."""

    def print_book(self, main: Path) -> bytes:
        """Return the PDF of *main*; if a standard cannot be kept, warn and go without.

        :raises PressError: if Typst cannot make one.
        """
        try:
            return self._compile(main, self.standards)
        except PressError as error:
            if not self.standards or not all(c.is_about_standard for c in error.complaints):
                raise
            _report_standard(error.complaints, main)
        return self._compile(main, ())

    def reports_in(self, main: Path, label: str) -> list[Any]:
        """Return the values of all that bears *label* in the book *main*, which is printed.

        What was printed just before costs hardly anything to ask.

        :raises PressError: if Typst cannot set that book.
        """
        return list(_query(main, f"<{label}>", self.root, self.fonts))

    def can_print_image(self, path: str) -> bool:
        """Return whether the image at *path*, from the root, can be read."""
        source = self.root / f"one-image-{os.getpid()}.typ"
        source.write_text(f'#image({string_of(path)}, alt: "")\n', encoding="utf-8")
        try:
            self._compile(source, ())
        except PressError:
            return False
        finally:
            source.unlink()
        return True

    def _compile(self, main: Path, standards: tuple[Standard, ...]) -> bytes:
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(main),
                root=str(self.root),
                font_paths=[str(self.fonts)] if self.fonts else [],
                ignore_system_fonts=True,
                pdf_standards=[standard.value for standard in standards],
                timestamp=self.timestamp,
            )
        except typst.TypstError as error:
            complaints = read_complaints(error.diagnostic)
            raise PressError(complaints or (Complaint(message=error.message),)) from error
        for warning in warnings:
            for complaint in read_complaints(warning.diagnostic):
                if not complaint.is_told_of_page:
                    warn(Trouble.TYPST, str(complaint), location_of(complaint, main))
        return bytes(pdf)


def families(fonts: Path | None) -> tuple[str, ...]:
    """Return the names of all families of fonts: Typst's own, and those in the folder *fonts*."""
    folders = [str(fonts)] if fonts else []
    return tuple(typst.Fonts(include_system_fonts=False, font_paths=folders).families())


def moment() -> int:
    """Return the seconds since 1970 that a PDF bears as its date.

    Reproducible builds set them: see https://reproducible-builds.org/specs/source-date-epoch/.
    """
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def print_drawing(source: Path) -> bytes:
    """Return the drawing in the file *source* as a PDF of its size.

    :raises PressError: if Typst cannot read it.
    """
    drawing = string_of(f"/{source.name}")
    page = f"#set page(width: auto, height: auto, margin: 0pt)\n#image({drawing})\n"
    try:
        return typst.compile(  # type: ignore[type-var]  # a root is never bytes
            page.encode(),
            root=str(source.parent),
            pdf_tags=False,
            ignore_system_fonts=True,
            timestamp=moment(),
        )
    except typst.TypstError as error:
        raise PressError((Complaint(message=error.message),)) from error


def print_picture(source: str) -> bytes:
    """Return the only page of the Typst text *source* as PNG, one pixel for each point.

    :raises PressError: if Typst cannot draw it.
    """
    try:
        return typst.compile(source.encode(), format="png", ppi=72, ignore_system_fonts=True)
    except typst.TypstError as error:
        raise PressError((Complaint(message=error.message),)) from error


def ask(main: Path, selector: str, fonts: Path | None) -> Any:
    """Return the value of the only element of the Typst file *main* that *selector* finds.

    :raises PressError: if Typst cannot set that file.
    """
    return _query(main, selector, main.parent, fonts)[0]


def _query(main: Path, selector: str, root: Path, fonts: Path | None) -> Any:
    try:
        answer = typst.query(
            str(main),
            selector,
            field="value",
            root=str(root),
            font_paths=[str(fonts)] if fonts else [],
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise PressError((Complaint(message=error.message),)) from error
    return json.loads(answer)


def location_of(complaint: Complaint, main: Path) -> tuple[str, int] | None:
    """Return the document and line that *complaint* is about, if the book's text led to it."""
    line = complaint.line_in(main.name)
    if not line:
        return None
    found = source_of(line, main.read_text(encoding="utf-8").splitlines())
    return (found.docname, found.line) if found else None


def _report_standard(complaints: tuple[Complaint, ...], main: Path) -> None:
    unshown: dict[str, list[Complaint]] = {}
    for complaint in dict.fromkeys(complaints):
        if text := complaint.unshown_text:
            unshown.setdefault(text, []).append(complaint)
        else:
            message = (
                f"the PDF keeps no standard: {complaint}; fix this or set bookpress_pdf_standards"
            )
            warn(Trouble.TYPST, message, location_of(complaint, main))
    if len(unshown) > 1:
        unshown.pop(BREAK, None)  # ours, within long words that have no font
    shown = list(unshown)[:_MOST_CHARACTERS]
    for text in shown:
        _report_characters(f"'{text}' ({_codes_of(text)})", unshown.pop(text), main)
    if unshown:
        more = f"{len(unshown)} more characters, such as '{''.join(unshown)[:_MOST_CHARACTERS]}'"
        _report_characters(more, [one for places in unshown.values() for one in places], main)


def _report_characters(characters: str, complaints: list[Complaint], main: Path) -> None:
    """Warn about *characters* at the first of their places that is a line of an author's page.

    What the contents or a drawing show has none, and the contents repeat what pages say.
    """
    places = [place for one in complaints if (place := location_of(one, main))]
    number = len(dict.fromkeys(places))
    used = f", used in {number} places from here on" if number > 1 else ""
    warn(
        Trouble.FONT,
        f"no font at hand has {characters}{used}: a box is printed, and the PDF"
        " keeps no standard; put a font that has it into the folder that bookpress_fonts names",
        places[0] if places else None,
    )


def _codes_of(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)
