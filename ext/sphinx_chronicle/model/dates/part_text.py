"""Print one date: its day, month and year, its doubts and its unspecified digits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .calendar import Calendar, Day, as_written, month_length
from .masks import matching
from .parts import SEASONS
from .phrases import Phrases
from .pieces import DateForm, Pieces, shared_qualifier, spread
from .values import CERTAIN, DatePart, Precision, Qualifier

# More choices than these are printed as "between the first and the last".
_FEW = 3
_PLAIN_FROM = 100
_SEASON_YEAR = re.compile(r"(?: de| of)? \{year\}")


@dataclass(frozen=True, slots=True)
class PartPrinter:
    """Prints single dates in one language and form."""

    phrases: Phrases
    form: DateForm
    calendar: Calendar = Calendar.GREGORIAN

    def text(self, part: DatePart) -> str:
        """Return the date as readers see it, doubts included."""
        shared = shared_qualifier(part)
        if shared:
            return self.doubt(self._undoubted(replace(part, qualifiers=CERTAIN)), shared)
        return self._undoubted(part)

    def pieces(self, part: DatePart) -> Pieces | None:
        """Return the pieces of a date that has some, or ``None`` for one printed otherwise.

        A doubted piece stands in brackets, so that no one doubts its neighbours.
        """
        simple = not (part.season or part.significant or part.clock or part.masks[0])
        in_no_month = part.day and not part.month
        if not simple or in_no_month or self._is_choice(part) or shared_qualifier(part):
            return None
        year, month, day = part.qualifiers
        return Pieces(
            day=self._bracket(str(part.day), day) if part.day else "",
            month=self._bracket(self._month(part.month, part.day), month) if part.month else "",
            year=self._bracket(self.year(part.year), year),
        )

    def is_wordy(self, part: DatePart) -> bool:
        """Tell whether the date takes so many words that no dash can follow them."""
        unplaced = (part.day and not part.month) or (part.masks[0] and part.month)
        return bool(part.significant or unplaced) or self._is_choice(part)

    def compose(self, pieces: Pieces) -> str:
        """Return the pieces in the order of the language."""
        template = "{year}"
        if pieces.day:
            template = self._pick("day_month_year") if pieces.year else self._pick("day_month")
        elif pieces.month:
            template = self._pick("month_year") if pieces.year else "{month}"
        return template.format(day=pieces.day, month=pieces.month, year=pieces.year)

    def definite(self, part: DatePart) -> str:
        """Return the date with the article that it takes in a sentence."""
        text = self.text(part)
        precision = part.precision
        if part.day is None and precision is Precision.DAY:
            precision = Precision.MONTH
        if part.qualifier:
            return text
        return self.phrases.definite.get(precision, "{}").format(text)

    def year(self, year: int, *, era: bool = True) -> str:
        """Return the year as counted from Christ; ``era=False`` leaves BC out."""
        number = year if year > 0 else 1 - year
        # Four figures stand without a comma in all our languages.
        plain = str(number)
        text = plain if number <= 9999 else f"{number:,}".replace(",", self.phrases.thousands)  # noqa: PLR2004
        if year <= 0 and era:
            return self.phrases.before_christ.format(year=text)
        if 0 < year < _PLAIN_FROM and era:
            return self.phrases.after_christ.format(year=text)
        return text

    def doubt(self, text: str, qualifier: Qualifier) -> str:
        """Return *text* marked as approximate, uncertain, or both: ``c. 1961?``."""
        if Qualifier.APPROXIMATE in qualifier:
            text = self.phrases.circa.format(text)
        if Qualifier.UNCERTAIN in qualifier:
            text = self.phrases.uncertain.format(text)
        return text

    def between(self, lower: Day, upper: Day, precision: Precision) -> str:
        """Return "between the first and the last" at this precision, a shared year said once."""
        first, last = (
            self._plain(as_written(day, self.calendar), precision) for day in (lower, upper)
        )
        begins, ends = self.pieces(first), self.pieces(last)
        if begins and ends and begins.year == ends.year and begins.month:
            if not begins.day:
                months = self._between(begins.month, ends.month)
                return self.compose(replace(begins, month=months))
            if self.phrases.with_year:
                article = self.phrases.definite.get(precision, "{}")
                dates = [self.compose(replace(each, year="")) for each in (begins, ends)]
                text = self._between(*(article.format(date) for date in dates))
                return self.phrases.with_year.format(date=text, year=begins.year)
        return self._between(self.definite(first), self.definite(last))

    def _between(self, first: str, last: str) -> str:
        return self.phrases.tidy(self.phrases.between.format(first=first, last=last))

    def choose(self, parts: Sequence[DatePart], *, every: bool = False) -> str:
        """Return the dates joined by "or" (or "and"), naming a shared month or year once."""
        join = self.phrases.all_of if every else self.phrases.any_of
        found = [self.pieces(part) for part in parts]
        known = [pieces for pieces in found if pieces]
        years = {pieces.year for pieces in known}
        shapes = {(bool(pieces.day), bool(pieces.month)) for pieces in known}
        months = {pieces.month for pieces in known}
        if len(known) < len(parts) or len(years) > 1 or len(shapes) > 1 or not known[0].month:
            return join([self.text(part) for part in parts])
        first = known[0]
        if not first.day:
            return self.compose(replace(first, month=join([each.month for each in known])))
        if len(months) == 1:
            return self.compose(replace(first, day=join([each.day for each in known])))
        dates = join([self.compose(replace(each, year="")) for each in known])
        if not self.phrases.with_year:
            return join([self.text(part) for part in parts])
        return self.phrases.with_year.format(date=dates, year=first.year)

    def _undoubted(self, part: DatePart) -> str:
        if part.season:
            return self._season(part)
        if part.significant:
            return self._significant(part)
        if part.clock:
            return self.compose(self._pieces_of(part.year, part.month, part.day))
        if self._is_choice(part):
            return self._choices(part)
        if part.masks[0]:
            return self._unspecified_year(part)
        if part.day and not part.month:
            day = self._bracket(str(part.day), part.qualifiers[2])
            year = self._bracket(self.year(part.year), part.qualifiers[0])
            return self.phrases.day_of_unknown_month.format(day=day, year=year)
        pieces = self.pieces(part)
        assert pieces, "what is left has a year"
        return self.compose(pieces)

    def _season(self, part: DatePart) -> str:
        assert part.season
        doubted_year, doubted_season, _ = part.qualifiers
        name = self.phrases.seasons.get(part.season, "")
        year = self._bracket(self.year(part.year), doubted_year)
        if not name:
            names = [self._month(month) for month in SEASONS[part.season]]
            pieces = Pieces(day="", month=self.phrases.dash.join(names), year=year)
            return self._years(part) if part.masks[0] else self.compose(pieces)
        if part.masks[0]:
            season = _SEASON_YEAR.sub("", name)
            return self._in_some_year(self._bracket(season, doubted_season), part)
        if doubted_season:
            linked = _SEASON_YEAR.search(name)
            assert linked, "each season has a year"
            season = self._bracket(name[: linked.start()], doubted_season)
            return f"{season}{name[linked.start() :].format(year=year)}"
        return name.format(year=year)

    def _significant(self, part: DatePart) -> str:
        lower, upper = self._outer_years(part)
        text = self.year(part.year)
        if lower == upper:
            return text
        text = self.doubt(text, Qualifier.APPROXIMATE)
        if self.form is not DateForm.FULL:
            return text
        first, last = self.year(lower), self.year(upper)
        return f"{text} ({first}{self.phrases.dash}{last})"

    def _is_choice(self, part: DatePart) -> bool:
        """Tell whether months or days are given in part (``1X``), or days for no known month."""
        _, month, day = part.masks
        return any(mask not in ("", "XX") for mask in (month, day))

    def _choices(self, part: DatePart) -> str:
        if part.masks[0] or (part.day is None and part.masks[1] == "XX"):
            return self.between(part.lower, part.upper, part.precision)
        months = (part.month,) if part.month else matching(part.masks[1], 12)
        days: tuple[int | None, ...] = (part.day,)
        if part.masks[2] not in ("", "XX"):
            days = matching(part.masks[2], 31)
        existing = [
            Day(part.year, month, day or 1)
            for month in months
            for day in days
            if day is None or day <= month_length(part.year, month, self.calendar)
        ]
        precision = Precision.MONTH if days == (None,) else Precision.DAY
        if len(existing) > _FEW:
            return self.between(part.lower, part.upper, precision)
        qualified = [
            replace(self._plain(each, precision), qualifiers=part.qualifiers) for each in existing
        ]
        return self.choose(qualified)

    def _unspecified_year(self, part: DatePart) -> str:
        if not part.month and not part.day:
            return self._years(part)
        day = self._bracket(str(part.day), part.qualifiers[2]) if part.day else ""
        month = self._month(part.month, part.day)
        month = self._bracket(month, part.qualifiers[1]) if month else ""
        if not month:
            return self.between(part.lower, part.upper, part.precision)
        return self._in_some_year(self.compose(Pieces(day=day, month=month, year="")), part)

    def _in_some_year(self, date: str, part: DatePart) -> str:
        """Return "*date* of a year in the 1960s"."""
        if part.masks[0].lstrip("-") == "XXXX":
            return self.phrases.date_in_unknown_year.format(date=date)
        years = self._years(part)
        if spread(part) is not Precision.YEAR:
            years = self.phrases.definite.get(spread(part), "{}").format(years)
            years = self.phrases.in_years.format(years)
        text = self.phrases.date_in_years.format(date=date, years=years)
        return self.phrases.tidy(text)

    def _years(self, part: DatePart) -> str:
        """Return what a year with X digits is called: 1960s, 17th century, or a range."""
        mask = part.masks[0]
        if mask == "XXXX":
            return self.phrases.unknown_year
        precision = spread(part)
        if precision is Precision.DECADE and part.year >= 10:  # noqa: PLR2004
            return self.phrases.decade.format(year=part.year, last=part.year + 9)
        if precision is Precision.CENTURY:
            number = int(mask.lstrip("-")[:2]) + 1
            name = self.phrases.century(number)
            return self.phrases.before_christ.format(year=name) if mask[0] == "-" else name
        lower, upper = self._outer_years(part)
        first, last = self.year(lower, era=upper > 0), self.year(upper)
        return self.phrases.between.format(first=first, last=last)

    def _outer_years(self, part: DatePart) -> tuple[int, int]:
        return as_written(part.lower, self.calendar).year, as_written(
            part.upper, self.calendar
        ).year

    def _plain(self, day: Day, precision: Precision) -> DatePart:
        month = day.month if precision >= Precision.MONTH else None
        number = day.day if precision >= Precision.DAY else None
        return DatePart(day.year, month, number, precision, day, day)

    def _pieces_of(self, year: int, month: int | None, day: int | None) -> Pieces:
        return Pieces(
            day=str(day) if day else "",
            month=self._month(month, day),
            year=self.year(year),
        )

    def _month(self, month: int | None, day: int | None = None) -> str:
        names = self.phrases.months
        if self.form is DateForm.SHORT:
            names = self.phrases.short_months
        elif day is None and self.phrases.months_alone:
            names = self.phrases.months_alone
        return names[month - 1] if month else ""

    def _pick(self, template: str) -> str:
        if self.form is DateForm.SHORT:
            short: str = getattr(self.phrases, f"short_{template}")
            if short:
                return short
        full: str = getattr(self.phrases, template)
        return full

    def _bracket(self, text: str, qualifier: Qualifier) -> str:
        return f"[{self.doubt(text, qualifier)}]" if qualifier else text
