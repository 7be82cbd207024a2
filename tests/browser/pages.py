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

ADVERT = """Senior Machine Learning Engineer (m/f/d)
You put models to work for our customers. You know Python and SQL, have used PyTorch, Docker and AWS, keep stakeholders
informed and care for monitoring. Experience with LLMs and RAG is welcome."""

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
    "my-skills": "/skills/mine/",
    "my-skills-counted": "/skills/mine/?background=software-engineer",
    "route": "/from/data-analyst/to/machine-learning-engineer/",
    "route-with-tracks": "/from/writer/to/ai-safety-researcher/",
    "route-adviser": "/from/software-engineer/to/computer-vision-engineer/?have=python&have=sql&view=adviser",
    "plan": "/plan/",
    "plan-made": "/plan/?background=data-analyst&from=2026-12&role=data-engineer",
    "doors": "/doors/",
    "backgrounds": "/backgrounds/",
    "background": "/backgrounds/data-analyst/",
    "programmes": "/programmes/",
    "programme": "/programmes/ai-seeds/",
    "titles": "/titles/",
    "title": "/titles/?q=Senior+AI+Engineer",
    "title-advert": f"/titles/?{urlencode({'q': ADVERT})}",
    "title-unknown": "/titles/?q=Plumber",
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
