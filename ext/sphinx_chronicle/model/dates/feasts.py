"""The days of feasts by which people dated."""

import re

from .calendar import Calendar, Day, count_days

# Days after Easter, and fixed days: in the words of several languages, without accents, and
# without “feast of”, “Saint” and “day”.
_MOVABLE = {
    -47: "shrove tuesday|mardi gras|fastnacht|martes de carnaval",
    -46: "ash wednesday|aschermittwoch|mercredi des cendres|miercoles de ceniza",
    -7: "palm sunday|palmsonntag|dimanche des rameaux|rameaux|domingo de ramos"
    "|domenica delle palme",
    -3: "maundy thursday|grundonnerstag|jeudi saint|jueves santo|giovedi santo",
    -2: "good friday|karfreitag|vendredi saint|viernes santo|venerdi santo|goede vrijdag",
    -1: "holy saturday|easter eve|karsamstag|samedi saint|sabado santo",
    0: "easter|easter sunday|ostern|ostersonntag|paques|pascua|domingo de pascua|pasqua|pascoa"
    "|pasen|пасха",
    1: "easter monday|ostermontag|lundi de paques|lunes de pascua",
    7: "low sunday|quasimodo",
    39: "ascension|christi himmelfahrt|himmelfahrt|hemelvaart|ascensione",
    49: "pentecost|whitsun|whitsunday|whit sunday|pfingsten|pfingstsonntag|pentecote|pentecostes"
    "|pentecoste|pinksteren",
    50: "whit monday|pfingstmontag|lundi de pentecote",
    56: "trinity sunday|trinitatis",
    60: "corpus christi|fronleichnam|fete-dieu",
}
_FIXED = {
    (1, 1): "new year|new years|circumcision|neujahr|nouvel an|ano nuevo|capodanno",
    (1, 6): "epiphany|twelfth|dreikonig|heilige drei konige|epiphanie|reyes|epifania",
    (2, 2): "candlemas|purification|lichtmess|maria lichtmess|chandeleur|candelaria|candelora",
    (2, 14): "valentine|valentines",
    (3, 1): "david|davids",
    (3, 17): "patrick|patricks",
    (3, 25): "lady|annunciation|maria verkundigung|annonciation|anunciacion|annunziata",
    (4, 23): "george|georges|georgi",
    (4, 25): "mark|marks",
    (
        6,
        24,
    ): "midsummer|john the baptist|johannis|jean|saint-jean|juan|nativity of john the baptist",
    (6, 29): "peter and paul|peter und paul",
    (7, 22): "mary magdalene|maria magdalena",
    (7, 25): "james|jakobi|santiago",
    (8, 1): "lammas",
    (8, 10): "lawrence|laurence|laurentius|saint-laurent",
    (8, 15): "assumption|maria himmelfahrt|assomption|asuncion|ferragosto",
    (8, 24): "bartholomew|bartholomews|bartholomaus|saint-barthelemy",
    (9, 8): "nativity of the virgin|nativity of mary|maria geburt",
    (9, 14): "holy cross|exaltation of the cross|holy rood",
    (9, 29): "michaelmas|michael|michaels|michaelis|saint-michel|miguel|sint-michiel",
    (10, 18): "luke|lukes",
    (10, 31): "all hallows eve|halloween|reformationstag",
    (11, 1): "all saints|all hallows|hallowmas|allerheiligen|toussaint|todos los santos|ognissanti",
    (11, 2): "all souls|allerseelen",
    (11, 11): "martinmas|martin|martins|martini|saint-martin|sint-maarten",
    (11, 25): "catherine|catherines|katharina",
    (11, 30): "andrew|andrews|andreas",
    (12, 6): "nicholas|nikolaus|saint-nicolas",
    (12, 24): "christmas eve|heiligabend|nochebuena|vigilia di natale",
    (12, 25): "christmas|xmas|yule|weihnachten|weihnacht|noel|navidad|natale|natal|kerstmis|kerst"
    "|рождество",
    (12, 26): "stephen|stephens|boxing",
    (12, 28): "holy innocents|childermas",
    (12, 31): "new years eve|new year eve|silvester|saint-sylvestre|nochevieja",
}
_AFTER_EASTER = {name: days for days, names in _MOVABLE.items() for name in names.split("|")}
_DAYS = {name: day for day, names in _FIXED.items() for name in names.split("|")}
# The Gregorian calendar began in October 1582, and was followed everywhere only in this century.
_FIRST_GREGORIAN, _LAST_JULIAN = 1583, 1923


def day_of_feast(name: str, year: int) -> tuple[str, ...]:
    """Return the day of the feast *name* in *year* as EDTF: in both calendars while both ran."""
    calendars = []
    if year < _LAST_JULIAN:
        calendars.append((Calendar.JULIAN, "julian:"))
    if year >= _FIRST_GREGORIAN:
        calendars.append((Calendar.GREGORIAN, ""))
    name = re.sub("['’]", "", name).removesuffix(" day")
    name = re.sub(r"^(?:saints?|sts?\.?|san|santo|sankt|sint) ", "", name)
    days = (_day(name, year, calendar) for calendar, _ in calendars)
    return tuple(f"{prefix}{day}" for (_, prefix), day in zip(calendars, days, strict=True) if day)


def _day(name: str, year: int, calendar: Calendar) -> str:
    if name in _DAYS:
        return Day(year, *_DAYS[name]).isoformat()
    if name not in _AFTER_EASTER:
        return ""
    easter = count_days(year, *_easter(year, calendar), calendar)
    return Day.from_ordinal(easter + _AFTER_EASTER[name], calendar).isoformat()


def _easter(year: int, calendar: Calendar) -> tuple[int, int]:
    """Return month and day of Easter (J. Meeus, Astronomical Algorithms, chapter 8)."""
    if calendar is Calendar.JULIAN:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        return divmod(d + e + 114, 31)[0], (d + e + 114) % 31 + 1
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return month, (h - m + r + month + 19) % 32
