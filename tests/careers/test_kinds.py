"""The kinds of document of this app, and that their digests stay what they are."""

from pathlib import Path
from typing import Any

import pytest

from careers.models import Background, Evidence, Programme, Questionnaire, Region, Role, Skill
from publishing.documents.load import load
from tests.careers.documents.values import LINE
from tests.content import write_content

# A digest that changes makes a document look edited that nobody has touched.
DIGESTS = {
    "skill python": "508855fb4527",
    "region uk": "ef01f3eff3ed",
    "role data-engineer": "7053c1314051",
    "role data-scientist": "a68baf2066dc",
    "evidence index-data-engineer-gb-all-adverts-gbp": "9998dd0769d8",
    "background analyst": "503198fdfd64",
    "programme seeds": "a786f6859d9d",
    "questionnaire path": "b3348bbe3280",
}


@pytest.mark.django_db
def test_digests_stay_what_they_are(tmp_path: Path) -> None:
    """Of texts that never change: the shipped ones may."""
    content = write_content(tmp_path)
    (content / "evidence").mkdir()
    (content / "evidence/index.csv").write_text(
        ",".join(list(LINE)[1:]) + "\n" + ",".join(list(LINE.values())[1:]) + "\n"
    )
    load(content)
    models: list[Any] = [Skill, Region, Role, Evidence, Background, Programme, Questionnaire]
    rows = [row for model in models for row in model.objects.order_by("pk")]
    assert {f"{row._meta.model_name} {row.slug}": row.base_digest[:12] for row in rows} == DIGESTS
