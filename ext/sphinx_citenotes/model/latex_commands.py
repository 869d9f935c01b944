"""The commands of LaTeX and biblatex that stand in .bib files, and the characters they mean."""

from __future__ import annotations

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "b": "\u0331", "d": "\u0323", "t": "\u0361",
}  # fmt: skip

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
    "slash": "/", "textslash": "/", "quad": " ", "qquad": " ", "space": " ",
    "nobreakspace": "\u00a0", "newline": " ", "par": " ", "TeX": "TeX", "LaTeX": "LaTeX",
    "times": "×", "cdot": "·", "pm": "±", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "circ": "°",
    "prime": "′", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

ITALIC_ARGUMENT = frozenset({"emph", "textit", "mkbibemph", "mkbibitalic", "textsl"})
ITALIC_SWITCH = frozenset({"em", "it", "itshape", "sl", "slshape"})
QUOTED_ARGUMENT = frozenset({"enquote", "mkbibquote", "textquote"})
SKIPPED_ARGUMENT = frozenset({"noopsort", "label", "index", "cite", "footnote", "vphantom"})
# The words that biblatex and biblatex-chicago write for a key, in English.
BIBSTRINGS = {
    "reviewof": "review of", "by": "by", "and": "and", "bysupp": "by", "interview": "interview",
    "withcommentator": "with commentary by", "memo": "memorandum", "letter": "letter",
    "telegram": "telegram", "diary": "diary", "number": "no.", "volume": "vol.", "page": "p.",
    "pages": "pp.", "chapter": "chap.", "edition": "ed.", "editor": "ed.", "translator": "trans.",
    "byeditor": "ed.", "bytranslator": "trans.", "nodate": "n.d.", "forthcoming": "forthcoming",
    "inpress": "in press", "circa": "ca.", "supplement": "suppl.", "specialissue": "special issue",
}  # fmt: skip
BIBSTRING = frozenset({"bibstring", "bibsstring", "biblstring", "bibcpstring", "autocap"})
RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SCRIPTS = {
    "textsuperscript": RAISED, "mkbibsuperscript": RAISED, "textsubscript": LOWERED,
}  # fmt: skip
UPPER = frozenset({"MakeUppercase", "uppercase"})
