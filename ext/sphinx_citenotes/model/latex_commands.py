"""The commands of LaTeX and biblatex that stand in .bib files, and the characters they mean."""

from __future__ import annotations

import re

from .bibstrings import BIBSTRING_COMMANDS
from .latex_table import characters_by_argument, characters_by_command

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "b": "\u0331", "d": "\u0323", "t": "\u0361", "h": "\u0309", "f": "\u0311",
    "G": "\u030f", "U": "\u0306", "newtie": "\u0361", "textcommabelow": "\u0326",
    "textogonekcentered": "\u0328", "textdotbelow": "\u0323", "textmacronbelow": "\u0331",
    "textroundcap": "\u0311", "textdoublegrave": "\u030f", "textcommaabove": "\u0313",
    "textringbelow": "\u0325", "textbrevebelow": "\u032e", "textcircumflexbelow": "\u032d",
    "acute": "\u0301", "grave": "\u0300", "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303",
    "widetilde": "\u0303", "bar": "\u0304", "breve": "\u0306", "check": "\u030c", "dot": "\u0307",
    "ddot": "\u0308", "dddot": "\u20db", "mathring": "\u030a", "vec": "\u20d7",
    "overline": "\u0305", "underline": "",
}  # fmt: skip
"""Each accent as the character that combines with the letter before it."""

ALONE = {
    "'": "´", "`": "`", "^": "^", '"': "¨", "~": "~", "=": "¯", ".": "˙", "u": "˘", "v": "ˇ",
    "H": "˝", "c": "¸", "k": "˛", "r": "˚",
}  # fmt: skip
"""The accents that stand over nothing."""

SIGNS = {
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "SS": "ẞ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ij", "IJ": "IJ",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    ",": "\u00a0", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "", "\\": " ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "lq": "‘", "rq": "’",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "guilsinglleft": "‹",
    "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "textcopyright": "©",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textdollar": "$",
    "textyen": "¥", "textcent": "¢", "textregistered": "®", "texttrademark": "™",
    "textordfeminine": "ª", "textordmasculine": "º", "textdegree": "°", "degree": "°",
    "textexclamdown": "¡", "textquestiondown": "¿", "textasciitilde": "~", "~": "~",
    "textasciicircum": "^", "textbackslash": "\\", "textbar": "|", "textless": "<",
    "textgreater": ">", "textunderscore": "_", "textperiodcentered": "·", "textbullet": "•",
    "textonehalf": "½", "textonethird": "⅓", "textonequarter": "¼",
    "slash": "/", "textslash": "/", "quad": " ", "qquad": " ", "space": " ", "enspace": " ",
    "enskip": " ", "thinspace": "\u00a0", "medspace": " ", "thickspace": " ", "negthinspace": "",
    "hfill": " ", "hfil": " ",
    "og": "« ", "fg": " »", "flq": "‹", "frq": "›", "glq": "‚", "grq": "‘", "dq": '"',
    "No": "Nº ", "no": "nº ", "ier": "er", "iere": "re", "ieme": "e", "iers": "ers", "iemes": "es",
    "textquotestraightbase": "‚", "textquotestraightdblbase": "„", "hyphen": "-", "hyp": "-",
    "textgreekfont": "", "lbrace": "{", "rbrace": "}", "textbraceleft": "{", "textbraceright": "}",
    "textasteriskcentered": "*", "textnumero": "№", "numero": "№", "celsius": "°C",
    "degreecelsius": "°C",
    "textpm": "±", "textminus": "−", "textinterrobang": "‽", "dotso": "…", "dotsc": "…",
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "lparen": "(", "rparen": ")", "lbrack": "[", "rbrack": "]", "textnonbreakinghyphen": "‑",
    "nobreakspace": "\u00a0", "newline": " ", "par": " ", "TeX": "TeX", "LaTeX": "LaTeX",
    "times": "×", "cdot": "·", "pm": "±", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "circ": "°",
    "prime": "′", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

PUNCTUATION = {
    "adddot": ".", "addcomma": ",", "addsemicolon": ";", "addcolon": ":", "addperiod": ".",
    "addexclam": "!", "addquestion": "?", "addslash": "/", "addspace": " ", "addnbspace": "\u00a0",
    "addthinspace": " ", "addnbthinspace": "\u00a0", "addlowpenspace": " ", "addhighpenspace": " ",
    "addlpthinspace": " ", "addhpthinspace": " ", "addabbrvspace": "\u00a0",
    "addabthinspace": "\u00a0", "adddotspace": ".\u00a0",
    "bibrangedash": "–", "bibdatedash": "–", "bibdaterangesep": "–", "bibrangessep": ", ",
    "bibopenparen": "(", "bibcloseparen": ")", "bibopenbracket": "[", "bibclosebracket": "]",
    "bibellipsis": "[…]", "bibinitperiod": ".", "bibinitdelim": "\u00a0", "bibdotinit": "",
    "bibinithyphendelim": ".-", "bibnamedelima": " ", "bibnamedelimb": " ", "bibnamedelimc": " ",
    "bibnamedelimd": " ", "bibnamedelimi": " ", "newunit": ". ", "newblock": " ", "finentry": ".",
    "setunit": "", "textelp": "[…]", "bibpagespunct": ", ", "labelnamepunct": ": ",
    "subtitlepunct": ": ", "multinamedelim": ", ", "finalnamedelim": " and ", "intitlepunct": ": ",
    "ppspace": "\u00a0", "sqspace": " ", "psq": "f.", "psqq": "ff.", "pno": "p.", "ppno": "pp.",
    "psqspace": " ", "andothersdelim": " ", "nametitledelim": ", ",
}  # fmt: skip
"""What biblatex’s commands for punctuation and spaces print."""

ITALIC_ARGUMENT = frozenset({
    "emph", "textit", "mkbibemph", "mkbibitalic", "textsl", "mkbibnameitalic",
})  # fmt: skip
ITALIC_SWITCH = frozenset({"em", "it", "itshape", "sl", "slshape"})
QUOTED_ARGUMENT = frozenset({"enquote", "mkbibquote", "textquote", "blockquote", "mkbibemphquote"})
BRACKETED = {
    "mkbibparens": ("(", ")"), "parentext": ("(", ")"), "mkbibbrackets": ("[", "]"),
    "brackettext": ("[", "]"), "textins": ("[", "]"), "textdel": ("[", "]"),
}  # fmt: skip
PASSED = frozenset({
    "textbf", "textsc", "textrm", "textsf", "texttt", "textup", "textmd", "textnormal", "textlf",
    "mbox", "hbox", "text", "mathrm", "mathnormal", "mathit", "mathbf", "mathsf", "mathtt",
    "mathcal", "mathbb", "mathfrak", "mathscr", "boldsymbol", "bm", "operatorname", "ensuremath",
    "mkbibbold", "mkbibacro", "mkbibnamefamily", "mkbibnamegiven", "mkbibnameprefix",
    "mkbibnamesuffix", "mkbibcompletename", "mkbibfirst", "mkbiblast", "mkbibaffix",
    "MakeSentenceCase",
    "MakeTitleCase", "NoCaseChange", "uline", "underbar", "sout", "textcyr", "textcyrillic",
    "textlatin", "texthebrew", "textarabic", "textrussian", "textenglish", "textgerman",
    "textfrench", "textspanish", "textitalian", "textportuguese", "textpolish", "textczech",
    "textturkish", "textukrainian", "textserbian", "textdutch", "textswedish", "textdanish",
    "textnorwegian", "texthungarian", "textjapanese", "textchinese", "textkorean", "textpersian",
    "texturdu", "textsanskrit", "textsyriac", "textcoptic", "up", "bsc", "fup",
    "lowercasebib",
    "noopword", "makebox", "fbox", "framebox", "smash", "bibhyperref", "textlnr", "textinit", "num",
    "numprint", "mkpageprefix", "mkpagetotal", "textmacro", "protect", "cyrchar",
    "relax", "bibcapitalize", "textswash", "textitsc", "intertext", "path", "nolinkurl", "url",
    "textunderset", "bibopenquote", "oldstylenums", "textoldstyle", "liningnums", "RL", "LR",
})  # fmt: skip
"""Commands for the looks of their argument, whose words are printed as they are."""
SWITCHES = frozenset({
    "bf", "sc", "rm", "tt", "sf", "up", "normalfont", "upshape", "scshape", "bfseries", "mdseries",
    "rmfamily", "sffamily", "ttfamily", "tiny", "scriptsize", "footnotesize", "small", "normalsize",
    "large", "Large", "LARGE", "huge", "Huge", "raggedright", "sloppy", "noindent", "indent",
    "unskip", "ignorespaces", "allowbreak", "nobreak", "leavevmode", "strut", "xspace", "null",
    "displaystyle", "textstyle", "nopunct", "unspace", "isdot", "midsentence", "bibsentence",
    "begingroup", "endgroup", "bgroup", "egroup", "limits", "nolimits", "left", "right", "big",
    "Big", "bigl", "bigr", "Bigl", "Bigr", "penalty", "nohyphens", "nolinebreak",
    "pagebreak", "nopagebreak", "centering", "selectfont", "boldmath", "unboldmath", "mathstrut",
    "nopp", "nocorr", "/", "@", "-", "!", "DeclareCapitalPunctuation", "pdfbookmark",
    "frenchspacing",
    "nonfrenchspacing", "HyphOff", "nofrench", "cyr", "greek", "latintext", "greektext",
    "cyrillictext",
    "upcase", "textup", "capitalgrave", "break",
})  # fmt: skip
"""Commands without an argument that print nothing."""
SPACES = frozenset({"hspace", "hskip", "kern", "mkern", "mskip", "vspace", "linebreak", "newline"})
"""Commands that leave room: a space between words, whatever its width."""
SKIPPED_ARGUMENT = frozenset({
    "noopsort", "noop", "SortNoop", "sortnoop", "NOOPSORT", "Noopsort", "label", "index",
    "vphantom",
    "phantom", "hphantom", "color", "selectlanguage", "begin", "end", "hypertarget",
    "phantomsection",
    "hyphenation", "bibindex", "nocite", "CJKfamily", "fontencoding", "fontfamily", "fontseries",
    "fontshape", "urlstyle", "BibitemShut",
})  # fmt: skip
SKIPPED_FIRST = frozenset({
    "textcolor", "foreignlanguage", "texorpdfstring", "scalebox", "raisebox", "hyperref", "parbox",
    "colorbox", "otherlanguage", "href", "hyperlink", "textlang",
    "bibinfo", "bibhyperlink", "rotatebox",
})  # fmt: skip
"""Commands that print their second argument alone."""
QUOTED_SECOND = frozenset({
    "foreignquote", "foreigntextquote", "hyphenquote", "textcquote", "blockcquote",
    "foreignblockquote",
})  # fmt: skip
"""Commands that print their second argument alone, in quotation marks."""
_DROPPED = frozenset({
    "footnote", "footnotetext", "footnotemark", "thanks", "mkbibfootnote", "mkbibendnote",
    "mkbibfootnotetext", "ref", "pageref", "marginpar", "includegraphics", "input", "include",
})  # fmt: skip
"""Commands that no citation can print, and whose argument is left out, with a warning."""
RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
RAISED_LETTERS = dict(zip("hijlnrswxy", "ʰⁱʲˡⁿʳˢʷˣʸ", strict=True))
LOWERED_LETTERS = dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
"""Letters as exponents and indices, where they stand alone."""
SCRIPTS = {
    "textsuperscript": RAISED, "mkbibsuperscript": RAISED, "textsubscript": LOWERED,
    "mkbibsubscript": LOWERED, "textsuper": RAISED, "sp": RAISED, "sb": LOWERED,
}  # fmt: skip
UPPER = frozenset({"MakeUppercase", "uppercase", "MakeTextUppercase", "upcasing"})
LOWER = frozenset({"MakeLowercase", "lowercase", "MakeTextLowercase"})
CAPITAL = frozenset({"MakeCapital", "autocap", "bibcapstring"})
ORDINALS = frozenset({
    "nth", "mkbibordinal", "mkbibmascord", "mkbibfemord", "mkbibneutord", "mkbibordedition",
    "mkbibordseries", "ordinalnum", "ordinal",
})  # fmt: skip
ROMAN_SMALL = frozenset({"Rn", "romannumeral", "roman"})
ROMAN_CAPITAL = frozenset({"RN", "Romannum", "uproman", "Roman"})
FRACTIONS = frozenset({"frac", "textfrac", "nicefrac", "sfrac", "tfrac", "dfrac", "xfrac"})
CODES = frozenset({"symbol", "char", "unichar", "Uchar", "charbytes"})
GREEK = frozenset({"textgreek", "textpolytonic", "ensuregreek"})

_KNOWN = frozenset().union(
    ACCENTS, SIGNS, PUNCTUATION, ITALIC_ARGUMENT, ITALIC_SWITCH, QUOTED_ARGUMENT, BRACKETED, PASSED,
    SWITCHES, SPACES, SKIPPED_ARGUMENT, SKIPPED_FIRST, QUOTED_SECOND, SCRIPTS, UPPER, LOWER,
    CAPITAL, ORDINALS,
    ROMAN_SMALL, ROMAN_CAPITAL, FRACTIONS, CODES, GREEK, BIBSTRING_COMMANDS,
    {"sqrt", "(", ")", "[", "]", "not", "stackrel", "mathbin", "mathchar", "nobreakdash",
    "nument", "sim"},
)  # fmt: skip


def is_dropped(name: str) -> bool:
    """Tell whether *name* is a footnote or a citation, by whatever package."""
    return name in _DROPPED or (name not in _KNOWN and bool(_CITES.fullmatch(name)))


_CITES = re.compile(r"[A-Za-z]*[Cc]ite(?:[stp]|al[tp]|author|title|year(?:par)?|date|url|num)?s?")


def is_command(name: str) -> bool:
    """Tell whether we know what the command *name* prints, if only that it prints nothing."""
    return name in _KNOWN or name in characters_by_command()


def character_of(name: str) -> str:
    """Return what a command without an argument prints; nothing for one that nobody knows."""
    for table in (SIGNS, PUNCTUATION):
        if name in table:
            return table[name]
    return "" if name in SWITCHES else characters_by_command().get(name, "")


def character_with(name: str, argument: str) -> str:
    """Return the one character that a command with its argument is, if it is one."""
    return (
        ""
        if name in ACCENTS or name == "textsc"
        else characters_by_argument().get((name, argument), "")
    )
