"""One table drives the grammar, the help and the examples, so each row must hold what it promises."""

from dataclasses import replace
from typing import get_args

import pytest

from bot.domain.stages import TEMPLATES
from bot.language import slash
from bot.language.commands import Command
from bot.language.context import Context
from bot.language.verbs import VERBS, Verb, called, nearest, of_family
from tests.language.known import context

VERB_IDS = [f"{verb.family} {verb.name}" for verb in VERBS]
EXAMPLES = [(verb, example) for verb in VERBS for example in verb.examples]


def in_two_pipelines() -> Context:
    known = context()
    wholesale = replace(TEMPLATES["wholesale"](), id=2, name="Wholesale")
    return replace(
        known, workspace=replace(known.workspace, pipelines=(*known.workspace.pipelines, wholesale))
    )


@pytest.mark.parametrize(("verb", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_reads_as_a_command_of_its_verb(verb: Verb, example: str) -> None:
    typed = example.replace("#managers", "<#C0MANAGERS|managers>")
    family, _, words = typed.removeprefix("/").partition(" ")
    assert family == verb.family
    command = slash.read(verb.family, words, in_two_pipelines())
    assert command.verb == verb.name


@pytest.mark.parametrize("verb", VERBS, ids=VERB_IDS)
def test_every_verb_tells_its_usage_and_what_it_does(verb: Verb) -> None:
    assert verb.usage.startswith(f"/{verb.family} {verb.name}")
    assert verb.examples and verb.does and not verb.does.endswith(".")


@pytest.mark.parametrize("verb", VERBS, ids=VERB_IDS)
def test_a_verb_is_found_by_its_name_and_aliases_in_any_case(verb: Verb) -> None:
    for word in (verb.name, verb.name.upper(), *verb.aliases):
        assert called(verb.family, word) is verb


def test_no_word_stands_for_two_verbs_of_a_family() -> None:
    for family in ("deal", "pipeline"):
        words = [word for verb in of_family(family) for word in (verb.name, *verb.aliases)]
        assert len(words) == len(set(words))


def test_every_verb_makes_a_command_that_exists() -> None:
    kinds = {kind for group in get_args(Command) for kind in (get_args(group) or (group,))}
    known = {kind.__dataclass_fields__["verb"].default for kind in kinds}
    assert {verb.name for verb in VERBS} <= known


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("mvoe", "move"),
        ("moev", "move"),
        ("mov", "move"),
        ("wno", "won"),
        ("ammount", "amount"),
        ("am", "amount"),
        ("hlep", "help"),
        ("foll", "follow-up"),
        ("followups", "follow-up"),
        ("hist", "history"),
        ("un", "undo"),
    ],
)
def test_a_typo_or_a_beginning_is_enough(word: str, name: str) -> None:
    found = called("deal", word)
    assert found is not None and found.name == name


@pytest.mark.parametrize("word", ["re", "u", "foo", "own-goal", "cose", "", "🎉"])
def test_in_doubt_no_verb_is_taken(word: str) -> None:
    assert called("deal", word) is None


def test_the_nearest_verbs_are_told_best_first() -> None:
    assert [verb.name for verb in nearest("deal", "cose")][:2] == ["lost", "close"]
    assert [verb.name for verb in nearest("deal", "re")] == ["reopen", "rename", "follow-up"]
    assert nearest("deal", "zzzzzz") == ()
