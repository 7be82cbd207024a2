"""One spelling throughout the shipped texts: British, and of two that are both in use, the one that they use most."""

import re

import pytest
from django.conf import settings

from publishing.documents.read import read
from tests.test_typed_figures import texts

# What is not written, and what is. Words with a capital may be names of others.
SPELLINGS = {
    r"job ads?|ads?|advertisements?": "adverts",
    r"chat[ -]bots?": "chatbot",
    r"résumés?|resumés?": "CV",
    r"datasets?|data-sets?": "data set",
    r"[Ee]-mail\w*": "email",
    r"finetun\w+|fine tun\w+": "fine-tuning",
    r"learnt": "learned",
    r"pretrain\w*|pre trained": "pre-trained",
    r"startups?": "start-up",
    r"web[ -]sites?": "website",
    r"advisors?": "adviser",
    r"analyz\w+": "analyse",
    r"behaviors?": "behaviour",
    r"gray": "grey",
    r"(?<!court )judgments?": "judgement, but of a court",
    r"labeled|labeling": "labelled",
    r"modeled|modeling": "modelling",
    r"(?!\w*siz|priz|seiz)[a-z]\w+iz(?:e|es|ed|er|ers|ing|ation|ations)": "-ise",
    r"per cent|percent": "%",
}
NOT_PROSE = re.compile(r"^```.*?^```|`[^`\n]*`|https?://\S+|\]\([^)]*\)", re.MULTILINE | re.DOTALL)


# Words as adverts have them, in whatever spelling.
OF_ADVERTS = {"names", "words", "beside"}


def misspelt(text: str) -> list[str]:
    prose = " ".join(NOT_PROSE.sub(" ", text).split())
    return [word for pattern in SPELLINGS for word in re.findall(rf"(?<![\w/.-])(?:{pattern})(?![\w-])", prose)]


def test_shipped_texts_have_one_spelling() -> None:
    documents, _, faults = read(settings.CONTENT_DIR)
    assert not faults
    found = {
        (str(document.source.path), word)
        for document in documents
        if document.kind.name not in {"evidence", "context"}
        for text in texts(document.record.model_dump(exclude=OF_ADVERTS))
        for word in misspelt(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Clean the datasets, then optimize.", ["datasets", "optimize"]),
        ("an e-mail about\nfine\ntuning", ["e-mail", "fine tuning"]),
        ("80 per cent of the job ads", ["job ads", "per cent"]),
        ("a prize of the right size, resized and seized; a data set", []),
        ("the Organization for X, `dataset`, [a set](/blog/dataset/), https://x.example/dataset", []),
    ],
)
def test_another_spelling_is_found_in_prose_alone(text: str, words: list[str]) -> None:
    assert misspelt(text) == words
