"""The rules of the linter in the guide: a page each, in the words of the extension itself."""

import re
from pathlib import Path

import pytest

from sphinx_chronicle.cli import main
from sphinx_chronicle.model.checks import RULES
from sphinx_chronicle.model.checks.explanation import guide_page, parts_of

from .conftest import GUIDE
from .rehearsal import MISTAKES, SNIPPETS, rehearse

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def told(text):
    """Words as they are compared: without marks of code, quotes and blanks."""
    return re.sub(r"[‘’'“”\"\s]+", "", text)


def mistakes_of(rule):
    """The mistakes that are shown with a message of *rule*."""
    shown = {name: path.with_suffix(".txt").read_text("utf-8") for name, path in MISTAKES.items()}
    return [name for name, text in shown.items() if f"[chronicle.{rule.name}]" in text]


@each_rule
def test_every_rule_has_a_page_that_says_what_the_command_says(rule, guide, capsys):
    page = told(guide[guide_page(rule.name)].xpath("string(//article)"))
    assert main(["explain", f"chronicle.{rule.name}"]) == 0
    answer = told(capsys.readouterr().out)
    for text in (rule.sentence, *(text for _heading, text in parts_of(rule))):
        assert told(text) in page
        assert told(text) in answer
    assert told(guide_page(rule.name)) in answer


@each_rule
def test_every_page_shows_a_mistake_with_its_message_and_how_it_passes(rule, guide):
    boxes = guide[guide_page(rule.name)].xpath("//div[contains(@class, 'guide-example')]")
    assert "guide-mistake" in boxes[0].get("class")
    assert f"[chronicle.{rule.name}]" in boxes[0].text_content()
    assert "guide-mended" in boxes[1].get("class")


@each_rule
def test_what_a_page_calls_mended_passes(rule, tmp_path):
    assert mistakes_of(rule)
    for name in mistakes_of(rule):
        assert (SNIPPETS / "mended" / f"{name}.md").is_file()
        assert rehearse(name, tmp_path / name, mended=True) == []


@each_rule
def test_the_list_of_messages_and_the_overview_lead_to_the_page(rule, guide):
    for name in ("messages.html", "checks.html"):
        assert guide_page(rule.name) in guide[name].xpath("//article//a/@href")


@each_rule
def test_every_page_begins_with_what_its_reader_can_do_after_it(rule):
    text = Path(GUIDE / "checks" / f"{rule.name}.md").read_text("utf-8")
    assert re.match(rf"# .+: `{rule.name}`\n\nAfter this page you can ", text)


def test_there_is_no_page_of_a_rule_that_is_not_there():
    pages = {path.stem for path in (GUIDE / "checks").glob("*.md")}
    assert pages == {rule.name for rule in RULES}
