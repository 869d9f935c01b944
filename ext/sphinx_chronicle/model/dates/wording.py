"""Print any date for readers: intervals closed up, sets joined, open ends in words."""

from dataclasses import replace

from .calendar import Calendar
from .clock_text import append_clock
from .locales import phrases_for
from .part_text import PartPrinter
from .phrases import YearEnd
from .pieces import DateForm, Pieces, in_years
from .values import (
    DateKind,
    DatePart,
    DateRange,
    EndKind,
    HistoricalDate,
    Precision,
    Qualifier,
)


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
    first, last = interval.first, interval.last
    phrases = printer.phrases
    if first and last:
        return print_range(first, last, printer)
    if first:
        if ends[1] is EndKind.OPEN:
            return phrases.after.format(printer.definite(first))
        return f"{printer.text(first)}{phrases.dash}?"
    assert last, "an interval has a date at one end at least"
    if ends[0] is EndKind.OPEN:
        return phrases.until.format(printer.definite(last))
    return f"?{phrases.dash}{printer.text(last)}"


def print_range(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    """Return "from first to last", naming a shared month or year once."""
    if printer.text(first) == printer.text(last):
        return printer.text(first)
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
    return phrases.with_year.format(date=text, year=last.year)


def _print_years(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    dash = printer.phrases.dash
    if first.qualifier or last.qualifier:
        return f"{printer.text(first)}{dash}{printer.text(last)}"
    if last.year <= 0:
        return f"{printer.year(first.year, era=False)}{dash}{printer.year(last.year)}"
    # An era after the first year alone would seem to hold for both: 49 BC–AD 10.
    crosses = first.year <= 0
    end = printer.year(last.year)
    if crosses:
        end = (
            end if last.year < 100 else printer.phrases.after_christ.format(year=end)  # noqa: PLR2004
        )
    else:
        end = _shorten(first.year, last.year, printer)
    return f"{printer.year(first.year)}{dash}{end}"


def _shorten(first: int, last: int, printer: PartPrinter) -> str:
    """Return the end of a range of years as the language shortens it."""
    full = printer.year(last, era=first >= 100)  # noqa: PLR2004
    same_century = first >= 100 and last <= 9999 and first // 100 == last // 100  # noqa: PLR2004
    habit = printer.phrases.year_end
    if not same_century or habit is YearEnd.FULL or first % 100 == 0:
        return full
    short = last % 100
    if habit is YearEnd.CHICAGO and first % 100 < 10 and short < 10:  # noqa: PLR2004
        return str(short)
    return f"{short:02d}"


def _spell_out(first: DatePart, last: DatePart, printer: PartPrinter) -> str:
    phrases = printer.phrases
    # A day that is not known (1961-04-XX) is printed as its month.
    alike = first.precision is last.precision and bool(first.day) is bool(last.day)
    wordy = printer.is_wordy(first) or printer.is_wordy(last)
    if alike and not wordy and first.precision in phrases.dashed:
        return f"{printer.text(first)}{phrases.dash}{printer.text(last)}"
    begins, ends = printer.definite(first), printer.definite(last)
    return phrases.from_to.format(first=begins, last=ends)


def _print_set(date: HistoricalDate, printer: PartPrinter) -> str:
    every = date.kind is DateKind.ALL_OF
    single = [part for part in date.parts if isinstance(part, DatePart)]
    if len(single) == len(date.parts):
        return printer.choose(single, every=every)
    if len(date.parts) == 1 and not every:
        return _print_only_range(date.parts[0], printer)
    members = [_print_member(part, printer, every=every) for part in date.parts]
    join = printer.phrases.all_of if every else printer.phrases.any_of
    return join(members)


def _print_only_range(part: DatePart | DateRange, printer: PartPrinter) -> str:
    """Return a choice that is one range: by 1984, 1760 or later, between 1670 and 1672."""
    assert isinstance(part, DateRange)
    phrases = printer.phrases
    if part.first and part.last:
        first, last = printer.definite(part.first), printer.definite(part.last)
        return phrases.between.format(first=first, last=last)
    if part.last:
        return phrases.by.format(printer.definite(part.last))
    assert part.first
    return phrases.or_later.format(printer.text(part.first))


def _print_member(part: DatePart | DateRange, printer: PartPrinter, *, every: bool) -> str:
    phrases = printer.phrases
    if isinstance(part, DatePart):
        return printer.text(part)
    if part.first and part.last:
        return print_range(part.first, part.last, printer)
    if part.first:
        return (phrases.and_later if every else phrases.or_later).format(printer.text(part.first))
    assert part.last
    return (phrases.and_earlier if every else phrases.or_earlier).format(printer.text(part.last))


def _in_years(date: HistoricalDate) -> HistoricalDate:
    """Return the date with years alone; what falls together is said once."""
    ranges = [_range_in_years(part) for part in date.parts if isinstance(part, DateRange)]
    borders = {end.year for each in ranges for end in (each.first, each.last) if end}
    parts: list[DatePart | DateRange] = []
    for part in date.parts:
        if isinstance(part, DateRange):
            parts.append(_range_in_years(part))
            continue
        shown = in_years(part)
        # The bounds of what is left still say April or May; only the year is compared.
        if shown.year not in borders and not any(_same_year(shown, other) for other in parts):
            parts.append(shown)
    return replace(date, parts=tuple(parts))


def _range_in_years(part: DateRange) -> DateRange:
    return DateRange(
        first=in_years(part.first) if part.first else None,
        last=in_years(part.last) if part.last else None,
    )


def _same_year(one: DatePart, other: DatePart | DateRange) -> bool:
    return isinstance(other, DatePart) and _year_facts(one) == _year_facts(other)


def _year_facts(part: DatePart) -> tuple[int, tuple[str, str, str], int | None, Qualifier]:
    return part.year, part.masks, part.significant, part.qualifiers[0]
