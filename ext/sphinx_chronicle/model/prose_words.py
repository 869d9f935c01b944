"""Words of the prose that stand beside names, in the languages that books are written in."""

from sphinx_authoring.filing_order import without_marks

# None of them is a given name or a title, as Will, May, and “old” may be.
_OPENING_WORDS = """
    a aber about above according actually además afin afterward afterwards again against ahora
    ainsi al all allora allí almost alors als also although always am among an anche ancora and
    another ante antes any ao apenas apparently après após aquí around as así at até au auch auf
    aunque aus aussi aussitôt autour avant avec aún because before behind bei below beside
    besides between bevor beyond bien bis both briefly but by cada car ce ceci cependant
    certainly certes cette che chez chi ci clearly com come comme como con contra contre così
    cuando da dal damals danach dann dans das dass daß de del della dem den denn depois depuis
    der derrière des desde deshalb después devant di did die dies diese dieser do doch does donc
    donde dopo dort dos dove du durante durch during dès e each earlier ed ein eine einem einen
    einer either el ella elle em en enfin enquanto ensuite entonces entre então er erst es
    especially est et even eventually ever every everyone evidently except few finally
    finalmente finché first for formerly fortunately from für gegen gestern già gli hacia had
    has hasta have he hence her here heute hier hinter his how however if ihm ihr il ils im
    immediately in indeed indessen infatti initially instead into io is ist it its jedoch jetzt
    jusque just kein la las last lastly later le les leur like lo logo lorsque los luego ma mais
    malgré many mas maybe meanwhile mentre mientras mit more most más même na nach nachdem nas
    nearly neben neither nel nella never nevertheless next ni nicht no nobody noch non nor nos
    not nothing now nun nunca nur o ob obviously obwohl of often oggi ohne on once one only or
    originally os otherwise ou our over où par para parce pela pelo pendant per perché perhaps
    pero però peu plus poi poiché pois por porque porém possibly pour pourquoi pourtant
    presumably previously prima privately probably pronto publicly pues puis puisque quand
    quando que quel questo qui quien quizá quizás rather recently sans schon se second secretly
    según sehr sein seine seit selon sem senza seu several she should si sie siempre sin since
    so sob sobald sobre sogar solange solo some someone sometimes sondern soon sopra sotto
    soudain sous später still su sua such suddenly sur são sólo tal también também tampoco
    tandis tant than that the their then there thereafter therefore these they third this those
    though through throughout thus to today together too tout toutefois toward towards tra tras
    trotz très tuttavia ultimately um un una und under une unfortunately unless unlike unter
    until up upon vers vielleicht voici vom von vor war warum was we weil wenn wer were what
    whatever when whenever where whereas whether which while who whose why wie wieder wir with
    within without wo would während y ya yet zu zuerst zuletzt zum zur zwar zwischen à è über
    tomorrow tonight yesterday
"""
# Before a name they say that a person bears it. “Secretary of War” ends in one too.
_TITLES = """
    abbot abbé adm admiral admirals agent ambassador archbishop architect attorney
    attorney-general aunt baron baroness bischof bishop brigadier brother bruder bundeskanzler
    cadet caliph capitaine capitán capt captain captains cardinal chairman chancellor chief
    citizen col colonel colonels comandante commander commissioner commodore comrade comte
    comtesse conde congressman consul conte coronel corp corporal count countess czar dame
    deacon defense detective director doctor doktor dom don dona dottor dottore doña dr duc duca
    duchess duchesse duke duque earl elder emir emperor empress engineer ensign esquire father
    feldmarschall fr frau fray freiherr friar fräulein fürst gen general generale generals gov
    governor governors graf gräfin général hauptmann herr herrn herzog hon honorable imam
    inspector interior judge judges justice kaiser kaiserin kanzler king könig königin lady
    leutnant licenciado lieut lieutenant lieutenants lord lt m madam madame maj major majors
    marquis marshal maréchal master mayor maître messrs minister ministre ministro miss misses
    mlle mme monsieur monsignor mother mr mrs ms navy oberst obispo officer padre papa pape
    papst pater pope postmaster postmaster-general premier pres president presidente presidents
    prince princess private prof professor professore präsident président père quartermaster
    queen rabbi rainha re regina rei reichskanzler reina reine rep representative rev reverend
    rey roi saint schwester sec secretary secretary-general sen senator senators senhor senhora
    sergeant sergt señor señora señorita sgt shah sheikh signor signora signore signorina sir
    sister speaker sr sra srta state sultan suor superintendent supt surgeon sœur treasurer
    treasury tsar uncle vice-president viscount war widow évêque генерал господин госпожа
    император князь царь
"""
_TITLES_OF_WOMEN = """
    aunt baroness comtesse countess dame dona doña duchess duchesse empress frau fräulein gräfin
    kaiserin königin lady madam madame miss misses mlle mme mother mrs ms princess queen rainha
    regina reina reine schwester senhora señora señorita signora signorina sister sra srta suor
    sœur widow госпожа
"""
# Before or behind a name they make a place or a body of it.
_GENERIC = """
    act airport allee association avenida avenue award bay berg big boulevard bridge burg calle
    camp canal canyon cape castle cathedral cemetery church city club college commune company
    county court creek dam desert doctrine east eastern falls ferry ford forest fort foundation
    gap gazette great hall herald hill hills hospital hotel house inn institute island islands
    isle journal lake landing law library line little loch lower medal monte monument mount
    mountain mountains mt museum new news north northern ocean old park pass peninsula piazza
    place plan platz plaza point pont ponte port post press prize proclamation railroad railway
    review ridge river road rue saint sainte san santa santo school sea society south southern
    springs square st stadt station ste strait straits strasse straße street theater theatre
    times tower town township treaty tribune university upper valley via villa village west
    western
"""
# So they do behind a possessive: “Harper’s Ferry”. “Lee’s Army” is still Lee’s.
_POSSESSED = """
    bay bend bluff bluffs bridge cabin cathedral cay chapel church corner corners court cove
    creek cross-roads crossing crossroads ferry ford fork gap gate harbor head hill hills hole
    hook inn island islands key lake landing mill mills neck pass peak point pond reef ridge
    river rock run square station store street tavern town well
"""
_SMALL_POSSESSED = """
    bayou bend bluff bluffs church creek crossroads cross-roads farm ferry ford gap landing mill
    mills plantation store tavern
"""
# What bears the names of persons.
_NAMED_THINGS = """
    battleship boat brig camp city county creek cruiser destroyer ferryboat fort frigate gunboat
    hotel ironclad monitor ram river schooner ship sloop steamboat steamer street submarine town
    transport tug vessel village yacht
    aeropuerto allée avenida avenue boulevard calle colegio croiseur crucero cuirassé dampfer
    escuela estación familia famille familie fluss frères gebrüder gymnasium hermanos hospital
    iglesia kreuzer lycée navire panzerkreuzer parque paseo paquebot place plaza pont
    puente puerto quai rua rue schiff schlachtschiff teatro vapor vapeur viale
"""
# What stands before a day or a month, which might be a given name otherwise: April, Sonntag.
_BEFORE_DAYS = """
    a after am au before by del during each early en every from im in last late le mid next of on
    seit since that this till until vom
"""
# No person stands behind them, unless with a thing of hers: “in Lee’s rear”.
_AT_PLACES = "in into at near en nach"
# All of a name stand behind them: “los Maceo”.
_FAMILIES = "i les los os"
# A noun follows them.
_DETERMINERS = """
    am beim d’ das de dem den der des die dieser diesem diesen dem däm ein eine einem einen einer
    eines em es ihr ihrem ihren ihrer im jener jenem jenen mein meinem meinen meiner sein seinem
    seinen seiner unser vom zum zur
"""
_PARTICLES = "von van der den de du della di da dal del des la le zu zur af av ter ten bin ibn"


def _spelled(words: str) -> frozenset[str]:
    """Return *words* as written and without their marks, as names are compared."""
    return frozenset(spelled for word in words.split() for spelled in (word, without_marks(word)))


OPENINGS = _spelled(_OPENING_WORDS)
TITLES = _spelled(_TITLES)
TITLES_OF_WOMEN = _spelled(_TITLES_OF_WOMEN)
GENERIC = _spelled(_GENERIC)
POSSESSED = _spelled(_POSSESSED)
SMALL_POSSESSED = _spelled(_SMALL_POSSESSED)
NAMED_THINGS = _spelled(_NAMED_THINGS)
FAMILIES = _spelled(_FAMILIES)
AT_PLACES = _spelled(_AT_PLACES)
DETERMINERS = _spelled(_DETERMINERS)
BEFORE_DAYS = _spelled(_BEFORE_DAYS)
PARTICLES = _spelled(_PARTICLES)
