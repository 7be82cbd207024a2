"""One address of every kind of page, of the shipped content."""

from urllib.parse import urlencode

import yaml

from tests.browser.site import ROOT

# The first answer to every question: {question: answer}, the background last.
ANSWERS: dict[str, str] = {
    question["slug"]: question["answers"][0]["slug"]
    for question in yaml.safe_load((ROOT / "content/path.yaml").read_text())["questions"]
} | {"background": "software-engineer"}

NOWHERE = "/nowhere/"
ROLE = "/roles/machine-learning-engineer/"
ROLE_WITH_TRACKS = "/roles/ai-safety-researcher/"
POST = "/blog/data-scientist-or-machine-learning-engineer/"  # has tables, code and footnotes
CODE = "/blog/retrieval-augmented-generation-explained/"  # has blocks of Python
RESULT = f"/choose-your-path/result/?{urlencode(ANSWERS)}"

KINDS = {
    "home": "/",
    "roles": "/roles/",
    "roles-filtered": "/roles/?skill=sql&in=uk",
    "role": ROLE,
    "role-with-tracks": ROLE_WITH_TRACKS,
    "compare": "/roles/compare/",
    "compare-2": "/roles/compare/?role=data-scientist&role=data-engineer",
    "compare-4": "/roles/compare/?role=data-scientist&role=data-engineer&role=ai-safety-researcher&role=mlops-engineer",
    "salaries": "/salaries/",
    "salaries-converted": "/salaries/?currency=EUR&level=all&sort=-median",
    "salary-method": "/salaries/method/",
    "salary-context": "/salaries/context/",
    "skills": "/skills/",
    "skill": "/skills/python/",
    "backgrounds": "/backgrounds/",
    "background": "/backgrounds/data-analyst/",
    "programmes": "/programmes/",
    "programme": "/programmes/ai-seeds/",
    "question": "/choose-your-path/",
    "question-answered": f"/choose-your-path/?{urlencode(ANSWERS)}&at={list(ANSWERS)[1]}&to=result",
    "result": RESULT,
    "result-without-answers": "/choose-your-path/result/",
    "blog": "/blog/",
    "tag": "/blog/tags/careers/",
    "post": POST,
    "page": "/about/",
    "glossary": "/glossary/",
    "not-found": NOWHERE,
}
# Those with most on them that the others have too: `make test` takes no others, `make prove` takes the rest.
USUAL = {"home", "role-with-tracks", "compare-4", "salaries", "question", "result", "post", "glossary"}
