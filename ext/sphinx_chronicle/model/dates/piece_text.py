"""Print the pieces of a date, day, month and year, and put them together."""

from dataclasses import dataclass

from .calendar import Calendar
from .phrases import Phrases
from .pieces import DateForm, Pieces, shared_qualifier
from .values import DatePart, Qualifier

# Years before this one name their era.
_PLAIN_FROM = 100
_LAST_NAMED_SEASON = 24


@dataclass(frozen=True, slots=True)
class PiecePrinter:
    """Prints the pieces of dates in one language and form."""

    phrases: Phrases
    form: DateForm
    calendar: Calendar = Calendar.GREGORIAN

    def pieces(self, part: DatePart) -> Pieces | None:
        """Return the pieces of a date that has some, or ``None`` for one printed otherwise.

        A doubted piece stands in brackets, so that no one doubts its neighbours.
        """
        simple = not (part.significant or part.clock or part.masks[0])
        in_no_month = part.day and not part.month
        if not simple or in_no_month or self.is_choice(part) or shared_qualifier(part):
            return None
        year, month, day = part.qualifiers
        if part.season:
            season = self._season_like_a_month(part.season)
            if not season:
                return None
            shown = self.bracket(self.year(part.year), year)
            return Pieces(day="", month=self.bracket(season, month), year=shown)
        return Pieces(
            day=self.bracket(str(part.day), day) if part.day else "",
            month=self.bracket(self.month(part.month, part.day), month) if part.month else "",
            year=self.bracket(self.year(part.year), year),
        )

    def compose(self, pieces: Pieces) -> str:
        """Return the pieces in the order of the language."""
        template = "{year}"
        if pieces.day and not pieces.month:
            template = "{day}"
        elif pieces.day:
            template = self._pick("day_month_year") if pieces.year else self._pick("day_month")
        elif pieces.month:
            template = self._pick("month_year") if pieces.year else "{month}"
        return template.format(day=pieces.day, month=pieces.month, year=pieces.year)

    def add_year(self, date: str, year: str) -> str:
        """Return days of one year or more, which name none, with their year."""
        return self._pick("with_year").format(date=date, year=year)

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

    def year_pair(self, first: int, last: int) -> tuple[str, str]:
        """Return two years, an era that both share said once: 49 and 44 BC, AD 33 and 70.

        An era after the first year alone would seem to hold for both: 49 BC and AD 1900.
        """
        if last <= 0:
            is_behind = self.phrases.before_christ.startswith("{year}")
            return self.year(first, era=not is_behind), self.year(last, era=is_behind)
        christian = self.phrases.after_christ
        end = self.year(last, era=False)
        if first <= 0:
            return self.year(first), christian.format(year=end)
        if first >= _PLAIN_FROM:
            return self.year(first), end
        if christian.startswith("{year}"):
            return self.year(first, era=False), christian.format(year=end)
        return self.year(first), end

    def doubt(self, text: str, qualifier: Qualifier) -> str:
        """Return *text* marked as approximate, uncertain, or both: ``c. 1961?``."""
        if Qualifier.APPROXIMATE in qualifier:
            text = self.phrases.circa.format(text)
        if Qualifier.UNCERTAIN in qualifier:
            text = self.phrases.uncertain.format(text)
        return text

    def is_choice(self, part: DatePart) -> bool:
        """Tell whether months or days are given in part (``1X``), or days for no known month."""
        _, month, day = part.masks
        return any(mask not in ("", "XX") for mask in (month, day))

    def bracket(self, text: str, qualifier: Qualifier) -> str:
        """Return *text* as it is or, if it is in doubt, marked and in brackets."""
        return f"[{self.doubt(text, qualifier)}]" if qualifier else text

    def month(self, month: int | None, day: int | None = None) -> str:
        """Return the name of the month, as the form and a *day* beside it want it."""
        names = self.phrases.months
        if self.form is DateForm.SHORT:
            names = self.phrases.short_months
        elif day is None and self.phrases.months_alone:
            names = self.phrases.months_alone
        return names[month - 1] if month else ""

    def _season_like_a_month(self, season: int) -> str:
        """Return the name of a season that stands before its year as a month does, or nothing."""
        tail = self.phrases.month_year.removeprefix("{month}")
        name = self.phrases.seasons.get(season, "")
        if season > _LAST_NAMED_SEASON or not name.endswith(tail):
            return ""
        return name.removesuffix(tail)

    def _pick(self, template: str) -> str:
        if self.form is DateForm.SHORT:
            short: str = getattr(self.phrases, f"short_{template}")
            if short:
                return short
        full: str = getattr(self.phrases, template)
        return full
