"""Titles and adverts, by rules made for the test and by those of the shipped content."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careers.titles.decode import Decoder, Rule, decode, title_of
from tests.careers.titles.shipped import shipped_decoder

EXPECTED: dict[str, str] = yaml.safe_load(Path(__file__).with_name("expected.yaml").read_text())
# Judged to be a role, and left undecided by rules that hold for many titles.
UNDECIDED = {"Machine Learning Modeler"}

DECODER = Decoder(
    titles=[("Data Engineer", "data"), ("AI Governance Lead", "safety"), ("Builder", "build")],
    rules=[
        Rule("senior", "level", ("senior", "sr")),
        Rule("lead", "level", ("lead",)),
        Rule("boss", "leader", ("manager",)),
        Rule("terms", "aside", ("remote", "m f d")),
        Rule("anything", "any", ("engineer", "manager", "senior partner")),
        Rule("leads", "near", ("manager",), ("data",), ("data",)),
        Rule("gone", "role", ("platform",)),
        Rule("platform", "role", ("platform",), ("data", "etl"), ("data",)),
        Rule("nothing-near", "near", ("plumber",)),
    ],
    skills=[("Python", "python"), ("SQL", "sql"), ("Spark", "spark"), ("Data pipelines", "pipes"), ("Excel", "excel")],
    essential={"build": ["python"], "data": ["sql", "python"], "safety": []},
    useful={"build": ["spark"], "data": ["spark", "pipes"]},
)


@pytest.mark.parametrize(
    ("text", "how", "role", "rule", "levels"),
    [
        ("Data Engineer", "exact", "data", "", ()),
        ("data-engineers", "exact", "data", "", ()),
        ("Senior Data Engineer (m/f/d) – remote", "exact", "data", "", ("senior",)),
        ("AI Governance Lead", "exact", "safety", "", ()),
        ("Lead AI Governance Lead, remote", "exact", "safety", "", ("lead",)),
        ("Senior Engineer", "any", "", "anything", ("senior",)),
        ("Manager", "any", "", "anything", ("boss",)),
        ("Lead Senior Partner", "any", "", "anything", ("lead",)),
        ("Data Manager", "near", "", "leads", ("boss",)),
        ("Data Engineer Manager", "near", "", "leads", ("boss",)),
        ("ETL Platform Lead", "role", "data", "platform", ("lead",)),
        ("Platform Engineer", "nothing", "", "", ()),
        ("Master plumber", "near", "", "nothing-near", ()),
        ("Data Engineer, fraud", "mention", "data", "", ()),
        ("Gardener", "nothing", "", "", ()),
        ("", "nothing", "", "", ()),
        ("the of and", "nothing", "", "", ()),
    ],
)
def test_a_title_is_decoded_by_list_then_rules_in_their_order(
    text: str, how: str, role: str, rule: str, levels: tuple[str, ...]
) -> None:
    found = decode(text, DECODER)
    assert (found.how, found.role, found.rule, found.levels) == (how, role, rule, levels)


def test_a_rule_for_what_is_near_names_its_roles_and_no_role() -> None:
    found = decode("Data Manager", DECODER)
    assert (found.role, found.near) == ("", ("data",))


FILLER = "We look for somebody who likes to work with us on many things that matter. "


def test_of_an_advert_the_first_line_is_the_title_and_skills_are_those_of_the_whole_text() -> None:
    found = decode(f"\n Sr. Data Engineer \r\n{FILLER} You know Python, Excel and PYTHON.", DECODER)
    assert (found.how, found.role, found.levels) == ("exact", "data", ("senior",))
    assert (found.named, found.missing, found.is_title) == (("python", "excel"), ("sql",), False)


def test_of_an_advert_without_a_title_line_the_title_it_names_most_often_counts_and_the_first_of_several() -> None:
    assert decode(f"{FILLER} A builder, or two data engineers, or a data engineer.", DECODER).role == "data"
    found = decode(f"Engineer\n{FILLER} A builder beside a data engineer.", DECODER)
    assert (found.how, found.role, found.title) == ("mention", "build", ("builder",))


def test_an_advert_without_a_title_is_near_the_roles_it_names_most_skills_of() -> None:
    found = decode(f"{FILLER} SQL, Python and Spark.", DECODER)
    assert (found.how, found.role, found.near, found.missing) == ("skills", "", ("data",), ())
    few = decode(f"Engineer\n{FILLER} SQL and Python.", DECODER)
    assert (few.how, few.near) == ("any", ())


def test_a_long_first_line_is_no_title() -> None:
    assert title_of(f"{FILLER}\nData Engineer") == ()
    assert title_of(f"Data Engineer\n{FILLER}") == ("data", "engineer")
    assert title_of(" - \n\n ") == ()


def test_the_commonest_titles_are_decoded_as_they_were_judged() -> None:
    decoder = shipped_decoder()
    found = {title: decode(title, decoder).role or "none" for title in EXPECTED}
    assert len(EXPECTED) == 300
    assert {title for title, role in EXPECTED.items() if found[title] != role} == UNDECIDED


def test_every_title_of_a_role_is_exact_also_beside_a_level() -> None:
    decoder = shipped_decoder()
    assert len({role for _, role in decoder.titles}) == 10
    for title, role in decoder.titles:
        assert (decode(title, decoder).how, decode(title, decoder).role) == ("exact", role), title
        senior = decode(f"Senior {title} (m/f/d)", decoder)
        assert (senior.how, senior.role, "senior" in senior.levels) == ("exact", role, True), title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Data Science Intern (m/w/d)", "data-scientist"),
        ("Machine Learning Engineer, early stage start-up", "machine-learning-engineer"),
        ("I am a data engineer", "data-engineer"),
        ("Product Manager, Generative AI", "ai-product-manager"),
        ("AI/ML Engineer", "machine-learning-engineer"),
        ("LLMOps Engineer", "mlops-engineer"),
        ("Perception Engineer", "computer-vision-engineer"),
        ("Red Teaming Specialist, AI", "ai-safety-researcher"),
        ("AI Prompt Designer", "prompt-engineer"),
        ("Agentic AI Engineer", "nlp-llm-engineer"),
        ("Research Engineer, Reinforcement Learning", "research-scientist"),
        ("Director of Data Science", ""),
        ("Quality Assurance Engineer, AI", ""),
        ("AI Sales Engineer", ""),
        ("Forward Deployed Engineer", ""),
        ("AI Solutions Engineer", ""),
        ("AI Trainer", ""),
        ("Member of Technical Staff", ""),
    ],
)
def test_titles_of_today_that_the_index_lacks_are_decoded_too(title: str, role: str) -> None:
    found = decode(title, shipped_decoder())
    assert found.role == role
    assert found.how != "nothing"
    assert not set(found.levels) - {"intern", "leader"}


@pytest.mark.parametrize("title", ["Engineer", "Manager", "Senior Engineer", "Analyst", "Associate", "Intern", "Lead"])
def test_a_title_of_every_trade_is_said_to_be_one(title: str) -> None:
    assert decode(title, shipped_decoder()).how == "any"


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Data Science Intern", "intern"),
        ("Graduate Data Engineer", "graduate"),
        ("Jr. AI Engineer", "junior"),
        ("Associate Data Scientist", "associate"),
        ("Sr Data Scientist", "senior"),
        ("Tech Lead Machine Learning Engineer", "lead"),
        ("Staff Research Scientist", "staff"),
        ("Principal Data Engineer", "principal"),
        ("Data Engineer II", "grade"),
        ("Head of Data Science", "leader"),
    ],
)
def test_words_of_level_are_told_apart(title: str, level: str) -> None:
    assert decode(title, shipped_decoder()).levels == (level,)


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [*EXPECTED, "Senior", "remote", "Python", "machine learning", "\n", "\u200f", "🙂", "डेटा", FILLER]
        ),
        max_size=12,
    ).map(" ".join),
)


@given(TEXTS)
def test_every_text_has_an_answer_that_holds_together(text: str) -> None:
    decoder = shipped_decoder()
    found = decode(text, decoder)
    assert found.how in {"exact", "role", "near", "any", "mention", "skills", "nothing"}
    assert bool(found.role) == (found.how in {"exact", "role", "mention"})
    assert not found.role or found.role in decoder.essential
    assert set(found.near) <= set(decoder.essential)
    assert not set(found.named) & set(found.missing)
    assert set(found.missing) <= set(decoder.essential.get(found.role, ()))
