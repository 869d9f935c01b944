"""Print any date for readers: intervals closed up, sets joined, open ends in words."""

from dataclasses import replace

from .calendar import Calendar
from .clock_text import append_clock
from .locales import phrases_for
from .part_text import Member, PartPrinter
from .phrases import YearEnd
from .pieces import (
    DateForm,
    Pieces,
    in_years,
    is_century,
    is_unknown_year,
    shared_qualifier,
)
from .values import (
    CERTAIN,
    DateKind,
    DatePart,
    DateRange,
    EndKind,
    HistoricalDate,
    Precision,
    Qualifier,
)

_A_PAIR = 2
# Years of the first century keep their era, so they are not shortened.
_SHORTENED_FROM = 100


def format_date(date: HistoricalDate, locale: str = "en_US", form: DateForm = DateForm.FULL) -> str:
    """Return *date* as a good publisher prints it in *locale*.

    Approximate is "c. 1961", uncertain "1961?", both "c. 1961?"; where only a piece is in doubt
    the piece stands in brackets: "April [17?], 1961". An open end is "from 1959", an unknown one
    "1959–?". Julian dates say so, except in the form of years.
    """
    phrases = phrases_for(locale)
    printer = PartPrinter(phrases, form, date.calendar)
    dated = _in_years(date) if form is DateForm.YEAR else date
    text = phrases.tidy(_print(dated, printer))
    if date.calendar is Calendar.JULIAN and form is not DateForm.YEAR:
        return phrases.julian.format(text)
    return text


def _print(date: HistoricalDate, printer: PartPrinter) -> str:
    only = date.parts[0]
    if date.kind in (DateKind.ONE_OF, DateKind.ALL_OF):
        return _print_set(date, printer)
    if isinstance(only, DateRange):
        return print_interval(only, (date.start, date.end), printer)
    text = printer.text(only)
    return append_clock(text, only, printer.phrases) if only.clock else text


def print_interval(interval: DateRange, ends: tuple[EndKind, EndKind], printer: PartPrinter) -> str:
    """Return an interval; *ends* say what an absent date means."""
    first, last = (
        None if end and is_unknown_year(end) else end for end in (interval.first, interval.last)
    )
    phrases = printer.phrases
    if first and last:
        return print_range(first, last, printer)
    if first:
        if ends[1] is EndKind.OPEN:
            return phrases.after.format(printer.definite(first))
        return f"{printer.text(first)}{phrases.dash}?"
    if not last:
        return phrases.unknown_year
    if ends[0] is EndKind.OPEN:
        return phrases.until.format(printer.definite(last))
    return f"?{phrases.dash}{printer.text(last)}"


def print_range(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    """Return "from first to last", naming a shared month or year once."""
    if printer.text(first) == printer.text(last):
        return printer.text(first)
    shared = shared_qualifier(first)
    if shared and shared is shared_qualifier(last):
        plain = [printer.pieces(replace(each, qualifiers=CERTAIN)) for each in (first, last)]
        if plain[0] and plain[1] and _shape(plain[0]) == _shape(plain[1]):
            closed = _close_up(plain[0], plain[1], printer)
            if closed:
                return printer.doubt(closed, shared)
    begins, ends = printer.pieces(first), printer.pieces(last)
    if begins and ends and _shape(begins) == _shape(ends):
        closed = _close_up(begins, ends, printer)
        if closed:
            return closed
        if not begins.month:
            return _print_years(first, last, printer)
    return _spell_out(first, last, printer)


def _shape(pieces: Pieces) -> tuple[bool, bool]:
    return bool(pieces.day), bool(pieces.month)


def _close_up(first: Pieces, last: Pieces, printer: PartPrinter) -> str:
    phrases = printer.phrases
    if first.year != last.year or not first.month:
        return ""
    if not first.day:
        return printer.compose(replace(first, month=f"{first.month}{phrases.dash}{last.month}"))
    if first.month == last.month:
        return printer.compose(replace(first, day=f"{first.day}{phrases.dash}{last.day}"))
    if not phrases.with_year:
        return ""
    dates = [printer.compose(replace(each, year="")) for each in (first, last)]
    if Precision.DAY in phrases.dashed:
        text = phrases.dash.join(dates)
    else:
        begins, ends = (phrases.definite.get(Precision.DAY, "{}").format(each) for each in dates)
        text = phrases.from_to.format(first=begins, last=ends)
    return printer.add_year(text, last.year)


def _print_years(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    dash = printer.phrases.dash
    if first.qualifier or last.qualifier:
        return f"{printer.text(first)}{dash}{printer.text(last)}"
    begins, ends = printer.year_pair(first.year, last.year)
    if first.year >= _SHORTENED_FROM:
        ends = _shorten(first.year, last.year, printer.phrases.year_end) or ends
    return f"{begins}{dash}{ends}"


def _shorten(first: int, last: int, habit: YearEnd) -> str:
    """Return the end of a range of years as the language shortens it, or nothing."""
    same_century = last <= 9999 and first // 100 == last // 100  # noqa: PLR2004
    if not same_century or habit is YearEnd.FULL or first % 100 == 0:
        return ""
    short = last % 100
    if habit is YearEnd.CHICAGO and first % 100 < 10 and short < 10:  # noqa: PLR2004
        return str(short)
    return f"{short:02d}"


def _spell_out(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    phrases = printer.phrases
    if is_century(first) and is_century(last) and phrases.centuries:
        return _print_centuries(first, last, printer)
    # A day that is not known (1961-04-XX) is printed as its month.
    alike = first.precision is last.precision and bool(first.day) is bool(last.day)
    wordy = printer.is_wordy(first) or printer.is_wordy(last)
    if alike and not wordy and first.precision in phrases.dashed:
        return f"{printer.text(first)}{phrases.dash}{printer.text(last)}"
    begins, ends = printer.definite(first), printer.definite(last)
    return phrases.from_to.format(first=begins, last=ends)


def _print_centuries(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    assert printer.phrases.centuries
    numbers = [int(each.masks[0].lstrip("-")[:2]) + 1 for each in (first, last)]
    text = printer.phrases.centuries(*numbers)
    return text if first.masks[0][0] != "-" else printer.phrases.before_christ.format(year=text)


def _print_set(date: HistoricalDate, printer: PartPrinter) -> str:
    every = date.kind is DateKind.ALL_OF
    if len(date.parts) == 1 and not every and isinstance(date.parts[0], DateRange):
        return _print_only_range(date.parts[0], printer)
    members = [_print_member(part, printer, every=every) for part in date.parts]
    if len(members) == _A_PAIR and EndKind.OPEN in (date.start, date.end):
        # "1959 or earlier, or 1961": without the comma the two "or" run together.
        members[0] = f"{members[0][0]},", None
    return printer.choose(members, every=every)


def _print_only_range(part: DateRange, printer: PartPrinter) -> str:
    """Return a choice that is one range: by 1984, 1760 or later, between 1670 and 1672."""
    phrases = printer.phrases
    if part.first and part.last:
        return printer.between(part.first, part.last)
    if part.last:
        return phrases.by.format(printer.definite(part.last))
    assert part.first
    return phrases.or_later.format(printer.text(part.first))


def _print_member(part: DatePart | DateRange, printer: PartPrinter, *, every: bool) -> Member:
    phrases = printer.phrases
    if isinstance(part, DatePart):
        return printer.text(part), printer.pieces(part)
    if part.first and part.last:
        text = print_range(part.first, part.last, printer)
        return text, _pieces_of_range(part.first, part.last, printer)
    if part.first:
        later = phrases.and_later if every else phrases.or_later
        return later.format(printer.text(part.first)), None
    assert part.last
    earlier = phrases.and_earlier if every else phrases.or_earlier
    return earlier.format(printer.text(part.last)), None


def _pieces_of_range(first: DatePart, last: DatePart, printer: PartPrinter) -> Pieces | None:
    """Return the pieces of days of one month: 15–17, April, 1961."""
    begins, ends = printer.pieces(first), printer.pieces(last)
    if begins and ends and begins.day and (begins.year, begins.month) == (ends.year, ends.month):
        return replace(begins, day=f"{begins.day}{printer.phrases.dash}{ends.day}")
    return None


def _in_years(date: HistoricalDate) -> HistoricalDate:
    """Return the date with years alone; what falls together is said once."""
    shown = [_part_in_years(part, date.kind) for part in date.parts]
    ends = (end for part in shown if isinstance(part, DateRange) for end in (part.first, part.last))
    borders = {end.year for end in ends if end}
    parts: list[DatePart | DateRange] = []
    for part in shown:
        # The bounds of what is left still say April or May; only the year is compared.
        if isinstance(part, DateRange) or not (
            part.year in borders or any(_same_year(part, other) for other in parts)
        ):
            parts.append(part)
    return replace(date, parts=tuple(parts))


def _part_in_years(part: DatePart | DateRange, kind: DateKind) -> DatePart | DateRange:
    """Return the part with years alone; a range within one year of a set is that year."""
    if isinstance(part, DatePart):
        return in_years(part)
    first = in_years(part.first) if part.first else None
    last = in_years(part.last) if part.last else None
    if first and last and _year_facts(first)[:3] == _year_facts(last)[:3]:
        doubt = first.qualifiers[0] | last.qualifiers[0]
        first = last = replace(first, qualifiers=(doubt, *first.qualifiers[1:]))
        if kind is not DateKind.INTERVAL:
            return first
    return DateRange(first=first, last=last)


def _same_year(one: DatePart, other: DatePart | DateRange) -> bool:
    return isinstance(other, DatePart) and _year_facts(one) == _year_facts(other)


def _year_facts(part: DatePart) -> tuple[int, tuple[str, str, str], int | None, Qualifier]:
    return part.year, part.masks, part.significant, part.qualifiers[0]
