"""The text in the bytes of a data file, whatever program has saved it."""

from __future__ import annotations

import codecs
import re

from .data_records import EMPTY, DataError, Slip

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EXCEL = "is a spreadsheet, not text; save the sheet as CSV (in Excel: “CSV UTF-8”)"
_KINDS = (
    (b"PK\x03\x04", _EXCEL),
    (b"\xd0\xcf\x11\xe0", _EXCEL),
    (b"%PDF-", "is a PDF; save the data as CSV, YAML or JSON"),
    (b"\x1f\x8b", "is packed (gzip); unpack it"),
    (b"SQLite format 3\0", "is a database (SQLite); save its table as CSV"),
    (b"version https://git-lfs.", "is a pointer of Git LFS, not the data; run ‘git lfs pull’"),
    (b"\x89PNG", "is a picture; name the file with the data"),
    (b"\xff\xd8\xff", "is a picture; name the file with the data"),
)
_WEB_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OTHER_XML = re.compile(r"\s*<(?:\?xml|\w+[\s>])", re.IGNORECASE)
# What neither YAML nor XML takes for a character; U+FEFF is the mark of an encoding.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " ", "\ufeff": None})
_CONFLICT = re.compile(r"(?m)^(?:<{7} |={7}$|>{7} |\|{7} ).*")
_FEW = 0.1  # of a text, at most so much is no character


def read_text(data: bytes) -> tuple[str, list[Slip]]:
    """Return the text of *data*, with the line ends of Unix, and what of it is no text.

    :raises DataError: if it is a file of another kind, or empty.
    """
    for beginning, message in _KINDS:
        if data.startswith(beginning):
            raise DataError(message, 1)
    text, slips = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if not text.strip():
        raise DataError(EMPTY, 1)
    if _WEB_PAGE.match(text):
        raise DataError("is a web page; download the data themselves", 1)
    if _OTHER_XML.match(text):
        raise DataError("is XML; save the data as CSV, YAML or JSON", 1)
    conflict = _CONFLICT.search(text)
    if conflict and conflict[0].startswith("<"):
        line = text.count("\n", 0, conflict.start()) + 1
        message = (
            "has two versions of some lines (<<<<<<<, of Git); keep one and take the marks out"
        )
        slips.append(Slip(message=message, line=line))
        text = _CONFLICT.sub("", text)
    unfit = list(_UNFIT.finditer(text))
    if len(unfit) > _FEW * len(text):
        raise DataError("is no text; save the data as CSV, YAML or JSON", 1)
    if unfit:
        line = text.count("\n", 0, unfit[0].start()) + 1
        message = f"has the character U+{ord(unfit[0][0]):04X}, which is no text; take it out"
        slips.append(Slip(message=message, line=line))
    return _UNFIT.sub(" ", text), slips


def _decode(data: bytes) -> tuple[str, list[Slip]]:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if not encoding and data[:200:2].count(0) + data[1:200:2].count(0) > len(data[:200]) / 3:
        # Half of what Windows calls Unicode is zeros, with its mark or without.
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    if encoding and encoding != "utf-8":
        return data.decode(encoding, "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"is not in UTF-8 ({error.reason}); it was read as Windows-1252, look at its accents"
            " and save it as UTF-8"
        )
        text = data.decode("utf-8", _AS_WINDOWS).removeprefix("\ufeff")
        return text, [Slip(message=message, line=line)]


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Return the characters that Windows has for the bytes that are no UTF-8."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return "".join(_windows_character(byte) for byte in wrong), error.end


def _windows_character(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_AS_WINDOWS = "chronicle-windows-1252"
codecs.register_error(_AS_WINDOWS, _windows)
