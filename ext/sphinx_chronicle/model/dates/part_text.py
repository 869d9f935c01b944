"""Print one date: its doubts, its unspecified digits, and choices between dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .calendar import Day, as_written, month_length
from .masks import matching
from .parts import SEASONS
from .piece_text import PiecePrinter
from .pieces import DateForm, Pieces, is_bare_year, shared_qualifier, spread
from .values import CERTAIN, DatePart, Precision, Qualifier

# More choices than these are printed as "between the first and the last".
_FEW = 3
_SEASON_YEAR = re.compile(r"(?: de| of)? \{year\}")

Member = tuple[str, Pieces | None]


@dataclass(frozen=True, slots=True)
class PartPrinter(PiecePrinter):
    """Prints single dates in one language and form."""

    def text(self, part: DatePart) -> str:
        """Return the date as readers see it, doubts included."""
        if part.significant:
            return self._significant(part)
        shared = shared_qualifier(part)
        if shared:
            return self.doubt(self._undoubted(replace(part, qualifiers=CERTAIN)), shared)
        return self._undoubted(part)

    def is_wordy(self, part: DatePart) -> bool:
        """Tell whether the date takes so many words that no dash can follow them."""
        unplaced = (part.day and not part.month) or (part.masks[0] and part.month)
        of_the_year = part.season in self.phrases.season_articles
        return bool(part.significant or unplaced or of_the_year) or self.is_choice(part)

    def definite(self, part: DatePart) -> str:
        """Return the date with the article that it takes in a sentence."""
        text = self.text(part)
        precision = part.precision
        if part.day is None and precision is Precision.DAY:
            precision = Precision.MONTH
        if Qualifier.APPROXIMATE in part.qualifier:
            return text
        if part.season:
            return self.phrases.season_articles.get(part.season, "{}").format(text)
        return self.phrases.definite.get(precision, "{}").format(text)

    def between(self, first: DatePart, last: DatePart) -> str:
        """Return "between the first and the last", naming a shared month or year once."""
        if is_bare_year(first) and is_bare_year(last):
            return self._between(*self.year_pair(first.year, last.year))
        begins, ends = self.pieces(first), self.pieces(last)
        if begins and ends and begins.month and begins.year == ends.year:
            if not begins.day and not ends.day:
                months = self._between(begins.month, ends.month)
                return self.compose(replace(begins, month=months))
            if begins.day and ends.day and self.phrases.with_year:
                return self._between_days(begins, ends)
        return self._between(self.definite(first), self.definite(last))

    def _between_days(self, begins: Pieces, ends: Pieces) -> str:
        """Return "between April 10 and 19, 1961" or "between 10 and 19 April 1961"."""
        article = self.phrases.definite.get(Precision.DAY, "{}")
        month_first = self.phrases.day_month.startswith("{month}")
        short = {"begins": replace(begins, year=""), "ends": replace(ends, year="")}
        if begins.month == ends.month:
            side = "ends" if month_first else "begins"
            short[side] = replace(short[side], month="")
        dates = (self.compose(each) for each in short.values())
        return self.add_year(self._between(*(article.format(date) for date in dates)), begins.year)

    def _between(self, first: str, last: str) -> str:
        return self.phrases.tidy(self.phrases.between.format(first=first, last=last))

    def choose(self, members: Sequence[Member], *, every: bool = False) -> str:
        """Return the members joined by "or" (or "and"), naming a shared month or year once."""
        join = self.phrases.all_of if every else self.phrases.any_of
        unique = dict(members)
        known = [pieces for pieces in unique.values() if pieces]
        years = {pieces.year for pieces in known}
        shapes = {(bool(pieces.day), bool(pieces.month)) for pieces in known}
        if len(known) < len(unique) or len(years) > 1 or len(shapes) > 1 or not known[0].month:
            return join(list(unique))
        first = known[0]
        if not first.day:
            return self.compose(replace(first, month=join([each.month for each in known])))
        if len({pieces.month for pieces in known}) == 1:
            return self.compose(replace(first, day=join([each.day for each in known])))
        if not self.phrases.with_year:
            return join(list(unique))
        return self.add_year(
            join([self.compose(replace(each, year="")) for each in known]), first.year
        )

    def _undoubted(self, part: DatePart) -> str:
        if part.season:
            return self._season(part)
        if part.clock:
            return self.compose(self._pieces_of(part.year, part.month, part.day))
        if self.is_choice(part):
            return self._choices(part)
        if part.masks[0]:
            return self._unspecified_year(part)
        if part.day and not part.month:
            year = self.bracket(self.year(part.year), part.qualifiers[0])
            return self.phrases.of_year.format(date=self._day_alone(part), year=year)
        pieces = self.pieces(part)
        assert pieces, "what is left has a year"
        return self.compose(pieces)

    def _season(self, part: DatePart) -> str:
        assert part.season
        doubted_year, doubted_season, _ = part.qualifiers
        name = self.phrases.seasons.get(part.season, "")
        year = self.bracket(self.year(part.year), doubted_year)
        if not name:
            names = [self.month(month) for month in SEASONS[part.season]]
            pieces = Pieces(day="", month=self.phrases.dash.join(names), year=year)
            return self._years(part) if part.masks[0] else self.compose(pieces)
        if part.masks[0]:
            season = _SEASON_YEAR.sub("", name)
            return self._in_some_year(self.bracket(season, doubted_season), part)
        if doubted_season:
            linked = _SEASON_YEAR.search(name)
            assert linked, "each season has a year"
            season = self.bracket(name[: linked.start()], doubted_season)
            return f"{season}{name[linked.start() :].format(year=year)}"
        return name.format(year=year)

    def _significant(self, part: DatePart) -> str:
        lower, upper = self._outer_years(part)
        vague = Qualifier.NONE if lower == upper else Qualifier.APPROXIMATE
        text = self.doubt(self.year(part.year), part.qualifier | vague)
        if not vague or self.form is not DateForm.FULL:
            return text
        return f"{text} ({self.phrases.dash.join(self.year_pair(lower, upper))})"

    def _choices(self, part: DatePart) -> str:
        if part.masks[0] or (part.day is None and part.masks[1] == "XX"):
            return self._between_bounds(part, part.precision)
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
            return self._between_bounds(part, precision)
        qualified = [
            replace(self._plain(each, precision), qualifiers=part.qualifiers) for each in existing
        ]
        return self.choose([(self.text(each), self.pieces(each)) for each in qualified])

    def _between_bounds(self, part: DatePart, precision: Precision) -> str:
        first, last = (
            self._plain(as_written(day, self.calendar), precision)
            for day in (part.lower, part.upper)
        )
        return self.between(first, last)

    def _unspecified_year(self, part: DatePart) -> str:
        if not part.month and not part.day:
            return self._years(part)
        if not part.month:
            return self._in_some_year(self._day_alone(part), part)
        day = self.bracket(str(part.day), part.qualifiers[2]) if part.day else ""
        month = self.bracket(self.month(part.month, part.day), part.qualifiers[1])
        return self._in_some_year(self.compose(Pieces(day=day, month=month, year="")), part)

    def _day_alone(self, part: DatePart) -> str:
        day = self.bracket(str(part.day), part.qualifiers[2])
        return self.phrases.day_of_unknown_month.format(day=day)

    def _in_some_year(self, date: str, part: DatePart) -> str:
        """Return "*date* of a year in the 1960s"."""
        if part.masks[0].lstrip("-") == "XXXX":
            return self.phrases.date_in_unknown_year.format(date=date)
        years = self._years(part)
        precision = _named_years(part)
        if precision is not Precision.YEAR:
            years = self.phrases.definite.get(precision, "{}").format(years)
            years = self.phrases.in_years.format(years)
        text = self.phrases.date_in_years.format(date=date, years=years)
        return self.phrases.tidy(text)

    def _years(self, part: DatePart) -> str:
        """Return what a year with X digits is called: 1960s, 17th century, or a range."""
        mask = part.masks[0]
        if mask == "XXXX":
            return self.phrases.unknown_year
        precision = _named_years(part)
        if precision is Precision.DECADE:
            return self.phrases.decade.format(year=part.year, last=part.year + 9)
        if precision is Precision.CENTURY:
            number = int(mask.lstrip("-")[:2]) + 1
            name = self.phrases.century(number)
            return self.phrases.before_christ.format(year=name) if mask[0] == "-" else name
        return self._between(*self.year_pair(*self._outer_years(part)))

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
            month=self.month(month, day),
            year=self.year(year),
        )


def _named_years(part: DatePart) -> Precision:
    """Return what names the years that the X digits leave; in the first century no decade does."""
    precision = spread(part)
    return Precision.YEAR if precision is Precision.DECADE and part.year < 100 else precision  # noqa: PLR2004
