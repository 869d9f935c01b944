"""What other programs get of a source keeps what a historian needs."""

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.csl import as_csl
from sphinx_citenotes.model.exchange import as_item
from sphinx_citenotes.model.ris import as_ris

LETTER = """@misc{venn1918, entrysubtype = {letter}, author = {Venn, Ada},
 title = {Ada Venn to Olaf Brandt}, titleaddon = {telegram}, origdate = {1918-09-25},
 note = {Box 4, Folder 3}, organization = {Brandt Papers}, institution = {Harbor Library},
 location = {Bergen}, shorttitle = {Venn to Brandt}, url = {https://example.org/1},
 urldate = {2017-05-01}}"""
TRANSLATION = """@book{venn1958, author = {Venn, Ada}, title = {The Sea}, translator = {Lee, Ann},
 origtitle = {Das Meer}, origlocation = {Kiel}, origpublisher = {Hafen}, origdate = {1922},
 location = {London}, publisher = {Harbor}, date = {1958}, volumes = {2}, note = {Signed copy}}"""
FILM = """@movie{night, title = {Long Night}, origdate = {1990}, location = {Oslo},
 publisher = {Harbor}, date = {2002}, howpublished = {DVD}}"""
TALK = """@misc{talk, entrysubtype = {speech}, author = {Venn, Ada}, title = {Piers},
 titleaddon = {lecture}, eventtitle = {Gulf Club}, venue = {Oslo}, eventdate = {1959-06-13}}"""


def item(text):
    [source] = read_bibliography(text).sources
    return as_item(source)


def test_csl_has_box_collection_archive_and_day_of_access():
    assert as_csl(item(LETTER)) == {
        "id": "venn1918",
        "type": "personal_communication",
        "title": "Ada Venn to Olaf Brandt",
        "title-short": "Venn to Brandt",
        "author": [{"family": "Venn", "given": "Ada"}],
        "issued": {"date-parts": [[1918, 9, 25]]},
        "accessed": {"date-parts": [[2017, 5, 1]]},
        "genre": "telegram",
        "archive": "Harbor Library",
        "archive_collection": "Brandt Papers",
        "archive_location": "box 4, folder 3",
        "archive-place": "Bergen",
        "URL": "https://example.org/1",
    }


def test_csl_has_the_original_of_a_translation():
    entry = as_csl(item(TRANSLATION))
    assert entry["original-title"] == "Das Meer"
    assert entry["original-date"] == {"date-parts": [[1922]]}
    assert entry["original-publisher"] == "Hafen"
    assert entry["original-publisher-place"] == "Kiel"
    assert entry["publisher"] == "Harbor"
    assert entry["number-of-volumes"] == "2"
    assert entry["note"] == "Signed copy"


def test_csl_has_the_medium_and_the_first_showing():
    entry = as_csl(item(FILM))
    assert entry["medium"] == "DVD"
    assert entry["original-date"] == {"date-parts": [[1990]]}


def test_csl_has_the_occasion_of_a_talk():
    entry = as_csl(item(TALK))
    assert entry["event-title"] == "Gulf Club"
    assert entry["event-place"] == "Oslo"
    assert entry["issued"] == {"date-parts": [[1959, 6, 13]]}
    assert entry["genre"] == "lecture"


def test_ris_has_them_too():
    lines = as_ris(item(LETTER)).splitlines()
    assert {
        "DB  - Harbor Library",
        "AV  - box 4, folder 3, Brandt Papers",
        "Y2  - 2017/05/01/",
        "ST  - Venn to Brandt",
        "M3  - telegram",
        "DA  - 1918/09/25/",
    } <= set(lines)
    assert not [line for line in lines if line.startswith("PB")]
    assert "OP  - Das Meer, Kiel: Hafen, 1922" in as_ris(item(TRANSLATION)).splitlines()
