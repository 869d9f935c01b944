"""The words that biblatex and biblatex-chicago print for a key, in English."""

from __future__ import annotations

# The key, the short form and, where it differs, the long one.
_TABLE = """
abridged|abr.|abridged
addendum|add.|addendum
afterword|afterword
and|and
andmore|et al.
andothers|et al.
annotator|annot.|annotator
annotators|annots.|annotators
autotranslation|trans. by the author|translated by the author
backrefpage|see p.|see page
backrefpages|see pp.|see pages
bathesis|BA thesis|bachelor’s thesis
bibliography|bibliography
book|book
bookauthor|author
bookauthors|authors
by|by
byafterword|afterword by
byannotator|annot.|annotated by
byauthor|by
bybookauthor|by
bycollaborator|in collaboration with
bycommentator|commentary by
bycompiler|comp.|compiled by
byconductor|cond.|conducted by
bycontinuator|cont.|continued by
bydirector|dir.|directed by
byeditor|ed.|edited by
byforeword|foreword by
byfounder|founded by
byillustrator|illus.|illustrated by
byintroduction|introduction by
byorganizer|org.|organized by
byperformer|perf.|performed by
byproducer|prod.|produced by
byredactor|red.|redacted by
byreviewer|rev.|reviewed by
byreviser|rev.|revised by
bysupp|by
bytranslator|trans.|translated by
candthesis|candidate thesis
catalogue|catalog
chapter|chap.|chapter
chapters|chaps.|chapters
chaptertotal|chap.|chapter
circa|ca.|circa
citedas|hereafter cited as
collaborator|collab.|collaborator
collaborators|collabs.|collaborators
column|col.|column
columns|cols.|columns
columntotal|col.|column
columntotals|cols.|columns
commentator|comm.|commentator
commentators|comms.|commentators
compiler|comp.|compiler
compilers|comps.|compilers
confer|cf.
countryde|Germany
countryeu|EU|European Union
countryep|EP|European Patent Office
countryfr|France
countryuk|UK|United Kingdom
countryus|US|United States
continued|continued
continuator|cont.|continuator
datacd|data CD
diary|diary
director|dir.|director
directors|dirs.|directors
edition|ed.|edition
editor|ed.|editor
editors|eds.|editors
editortr|ed. and trans.|editor and translator
editorstr|eds. and trans.|editors and translators
ennote|n.|note
equals|=
facsimile|facsimile
file|file
filmed|filmed
folio|fol.|folio
folios|fols.|folios
forewords|forewords
foreword|foreword
forthcoming|forthcoming
founder|founder
founders|founders
from|from
fromenglish|from the English
fromfrench|from the French
fromgerman|from the German
fromgreek|from the Greek
fromitalian|from the Italian
fromlatin|from the Latin
fromportuguese|from the Portuguese
fromrussian|from the Russian
fromspanish|from the Spanish
further|further
ibidem|ibid.
idem|idem
illustrator|illus.|illustrator
illustrators|illus.|illustrators
in|in
inpress|in press
inpreparation|in preparation
inseries|in
interview|interview
introduction|introduction
issue|no.|issue
jourser|ser.|series
journal|journal
jourvol|vol.|volume
langamerican|English
langenglish|English
langfrench|French
langgerman|German
langgreek|Greek
langitalian|Italian
langlatin|Latin
langportuguese|Portuguese
langrussian|Russian
langspanish|Spanish
letter|letter
line|l.|line
lines|ll.|lines
loccit|loc. cit.
mathesis|MA thesis|master’s thesis
memo|memorandum
memorandum|memorandum
minute|minute
minutes|minutes
nameaddon|name
narrator|narr.|narrator
newseries|n.s.|new series
nodate|n.d.|no date
note|n.|note
notes|nn.|notes
number|no.|number
numbers|nos.|numbers
ofseries|of
oldseries|o.s.|old series
online|online
opcit|op. cit.
or|or
organizer|org.|organizer
origpubas|orig. pub. as|originally published as
origpubin|orig. pub.|originally published in
page|p.|page
pages|pp.|pages
pagetotal|p.|page
pagetotals|pp.|pages
paragraph|para.|paragraph
paragraphs|paras.|paragraphs
part|pt.|part
parts|pts.|parts
passim|passim
patent|patent
patentde|German patent
patenteu|European patent
patentfr|French patent
patentuk|British patent
patentus|US patent
patreq|patent request
patreqde|German patent request
patreqeu|European patent request
patreqfr|French patent request
patreqgb|British patent request
patrequs|US patent request
performer|perf.|performer
phdthesis|PhD diss.|PhD dissertation
postcard|postcard
postscript|postscript
prepublished|prepublished
producer|prod.|producer
publisher|publisher
qv|q.v.
redactor|red.|redactor
references|references
reprint|repr.|reprint
reprintas|reprinted as
reprintfrom|reprinted from
reprintof|reprint of
report|report
resreport|research report
reviewof|review of
reviewer|rev.|reviewer
reviser|rev.|reviser
revised|rev.|revised
revisededition|rev. ed.|revised edition
sec|sec.|section
section|sec.|section
sections|secs.|sections
see|see
seealso|see also
seenote|see n.|see note
sequens|f.|following page
sequentes|ff.|following pages
serie|ser.|series
series|ser.|series
shorthands|abbreviations
software|software
specialissue|special issue
speech|speech
submitted|submitted
supplement|suppl.|supplement
techreport|tech. rep.|technical report
telegram|telegram
thiscite|here
translator|trans.|translator
translators|trans.|translators
translationas|translated as
translationof|translation of
translationfrom|translated from
typescript|typescript
undated|undated
unpublished|unpublished
urlfrom|available from
urlseen|accessed
urlalso|also at
version|version
verse|v.|verse
verses|vv.|verses
videotape|videotape
volume|vol.|volume
volumes|vols.|volumes
withafterword|with an afterword by
withannotator|with annotations by
withcommentator|with commentary by
withforeword|with a foreword by
withintroduction|with an introduction by
writer|writer
january|January
february|February
march|March
april|April
may|May
june|June
july|July
august|August
september|September
october|October
november|November
december|December
spring|Spring
summer|Summer
autumn|Fall
fall|Fall
winter|Winter
commonera|CE
beforecommonera|BCE
annodomini|AD
beforechrist|BC
"""
_FORMS = {
    key: (forms[0], forms[-1])
    for key, *forms in (line.split("|") for line in _TABLE.strip().splitlines())
}
BIBSTRING_COMMANDS = frozenset({
    "bibstring", "bibsstring", "biblstring", "bibcpstring", "bibcpsstring", "bibcplstring",
    "biblcstring", "biblcsstring", "biblclstring", "bibucstring", "bibucsstring", "bibuclstring",
    "bibncpstring", "bibncplstring", "bibncpsstring", "bibxstring", "bibxsstring", "bibxlstring",
})  # fmt: skip


def is_bibstring(key: str) -> bool:
    """Tell whether biblatex has words for *key*."""
    return key.strip().lower() in _FORMS


def bibstring(command: str, key: str) -> str:
    """Return the words that *command* prints for *key*: ``biblstring`` the long, others the short.

    Of a key that nobody knows, the key.
    """
    short, long = _FORMS.get(key.strip().lower(), (key, key))
    kind = command.removeprefix("bib").removesuffix("string")
    words = long if kind in {"l", "cpl", "lcl", "ucl", "xl", "ncpl"} else short
    if kind.startswith("cp"):
        return words[:1].upper() + words[1:]
    if kind.startswith("uc"):
        return words.upper()
    return words.lower() if kind.startswith("lc") else words
