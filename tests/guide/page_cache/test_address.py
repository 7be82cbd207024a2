import pytest

from guide.page_cache.address import page_address


@pytest.mark.parametrize(
    ("path", "query", "normal"),
    [
        ("/", "", ""),
        ("/", "utm_source=x", ""),
        ("/roles/", "region=uk&fbclid=1&skill=python", "region=uk&skill=python"),
        ("/roles/", "skill=python&region=uk", "region=uk&skill=python"),
        ("/roles/", "skil%6C=python", "skill=python"),
        ("/roles/", "skill=a&skill=b", "skill=a&skill=b"),
        ("/roles/compare/", "role=b&role=a", "role=b&role=a"),
        ("/roles/compare/", "role=b&role=a&role=b", "role=b&role=a"),
        ("/roles/compare/", "rolex=b&role&role=", "role="),
        ("/choose-your-path/", "zzz=1&code=&zzz=1&code=", "code=&zzz=1"),
        ("/choose-your-path/", "people=no&code=yes", "code=yes&people=no"),
        ("/choose-your-path/", "zzz=1&code=%FF", "code=%EF%BF%BD&zzz=1"),
    ],
)
def test_an_address_has_one_normal_form(path: str, query: str, normal: str) -> None:
    address = page_address(path, query)
    assert address == (path, normal)
    assert page_address(path, normal) == address


@pytest.mark.parametrize("path", ["/admin/", "/static/css/guide.css", "/healthz", "/readyz", "/favicon.ico", "/roles"])
def test_what_is_no_page_has_no_address(path: str) -> None:
    assert page_address(path, "") is None


@pytest.mark.parametrize("query", ["skill=%00", "a\0b", "x" * 5000, "skill=ü", "skill=" + "!" * 3000])
def test_a_query_that_django_is_to_refuse_has_no_address(query: str) -> None:
    assert page_address("/roles/", query) is None
