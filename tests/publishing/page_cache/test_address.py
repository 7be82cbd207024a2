from unittest.mock import patch

import pytest
from django.db import OperationalError

from publishing.page_cache.address import page_address
from tests.factories import make_questionnaire, make_role


@pytest.mark.parametrize(
    ("path", "query", "normal"),
    [
        ("/", "", ""),
        ("/", "utm_source=x", ""),
        ("/roles/", "in=uk&fbclid=1&skill=python", "in=uk&skill=python"),
        ("/roles/", "skill=python&in=uk", "in=uk&skill=python"),
        ("/roles/", "skil%6C=python", "skill=python"),
        ("/roles/", "skill=b&skill=a", "skill=a&skill=b"),
        ("/roles/", "skill=&in=uk&skill", "in=uk"),
        ("/roles/", "skill=%FF", "skill=%EF%BF%BD"),
        ("/roles/", "skill=\xc3\xbc&utm_source=\xff", "skill=%C3%BC"),
        ("/roles/", "unknown=skill&unknown=region&unknown=skill", "unknown=region&unknown=skill"),
        ("/roles/", "unknown=zzz&unknown=&unknown=unknown&unknown=role", ""),
        ("/roles/role-0/", "unknown=skill", ""),
        ("/roles/compare/", "role=b&role=a&role=b", "role=a&role=b"),
        ("/roles/compare/", "rolex=b&role&role=", ""),
        ("/choose-your-path/", "people=no&code=yes&utm_source=x", "code=yes&people=no"),
        ("/choose-your-path/", "code=&at=people&zzz=1&v=1", "at=people&v=1"),
        ("/choose-your-path/result/", "at=people&to=result&code=no&background=x", "background=x&code=no"),
        ("/choose-your-path/result/", "unknown=code&unknown=zzz&unknown=at", "unknown=code"),
    ],
)
@pytest.mark.django_db
def test_an_address_has_one_normal_form(path: str, query: str, normal: str) -> None:
    role = make_role("builder")
    make_questionnaire(("code", {"yes": {role: 2}, "no": {}}), ("people", {"yes": {}, "no": {role: 1}}))
    address = page_address(path, query)
    assert address == (path, normal)
    assert page_address(path, normal) == address


@pytest.mark.parametrize("path", ["/admin/", "/static/css/guide.css", "/healthz", "/readyz", "/favicon.ico", "/roles"])
def test_what_is_no_page_has_no_address(path: str) -> None:
    assert page_address(path, "") is None


@pytest.mark.django_db
def test_names_that_follow_from_the_content_need_a_database() -> None:
    with patch("careers.models.Question.objects.values_list", side_effect=OperationalError("gone")):
        assert page_address("/choose-your-path/", "code=yes") is None
        assert page_address("/choose-your-path/", "") == ("/choose-your-path/", "")


@pytest.mark.parametrize("query", ["skill=%00", "a\0b", "x" * 5000, "skill=\u0100", "skill=" + "!" * 3000])
def test_a_query_that_django_is_to_refuse_has_no_address(query: str) -> None:
    assert page_address("/roles/", query) is None
