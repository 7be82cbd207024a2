import pytest
from django.test import Client, RequestFactory

from guide.page_cache.address import Address
from guide.page_cache.cache import LONG, REMEMBERED, PageCache, Wish
from guide.page_cache.store import Key, MemoryStore, Page


def key(number: int) -> Key:
    return Key(Address("/choose-your-path/result/", f"code={number}"), False)


def page(size: int = 100) -> Page:
    return Page([("Content-Type", "text/html")], b"x" * size)


def test_the_least_recently_used_page_goes_first() -> None:
    store = MemoryStore(2**20, 3)
    for number in range(3):
        store.put("v", key(number), page())
    store.get("v", key(0))
    store.put("v", key(3), page())
    assert [number for number in range(4) if store.get("v", key(number))] == [0, 2, 3]


def test_a_million_addresses_stay_within_the_bounds() -> None:
    store = MemoryStore(2**20, 500)
    one = page(1000)
    for number in range(1_000_000):
        store.put("v", key(number), one)
    assert len(store) <= 500
    assert store.bytes <= 2**20


def test_bytes_are_bounded_and_encodings_count() -> None:
    store = MemoryStore(100_000, 1000)
    for number in range(50):
        grown = page(5000)
        store.put("v", key(number), grown)
        before = store.bytes
        grown.add_variant("gzip", '"tag"')
        store.put("v", key(number), grown)
        assert store.bytes > before or store.bytes <= 100_000
        assert store.bytes <= 100_000
    assert 5 < len(store) < 20
    store.put("v", key(99), page(200_000))
    assert store.get("v", key(99)) is None


def test_another_version_empties_the_store() -> None:
    store = MemoryStore(2**20, 10)
    store.put("old", key(1), page())
    assert store.get("new", key(1)) is None
    store.put("new", key(2), page())
    assert store.get("old", key(1)) is None
    assert len(store) == 1


@pytest.mark.django_db
def test_what_is_remembered_of_requests_is_bounded(cache: PageCache, client: Client) -> None:
    for number in range(REMEMBERED + 10):
        client.get("/blog/", headers={"accept-encoding": f"gzip, x{number}"})
        client.get("/blog/", headers={"accept-encoding": f"gzip, x{number}"})
    assert 0 < len(cache._remembered) <= REMEMBERED
    cache._remembered.clear()
    for _ in range(2):
        client.get("/blog/", headers={"accept-encoding": "gzip, " * LONG})
    assert not cache._remembered


@pytest.mark.django_db
def test_a_page_that_was_dropped_is_not_remembered(cache: PageCache, client: Client) -> None:
    cache.memory.most_pages = 1
    for _ in range(2):
        tag = client.get("/blog/").headers["ETag"]
    assert cache._remembered
    client.get("/roles/")
    request = RequestFactory().get("/blog/").META
    assert isinstance(cache.look_up(request), Wish)
    assert not cache._remembered
    assert client.get("/blog/").headers["ETag"] == tag


def test_a_page_survives_the_way_through_a_shared_cache() -> None:
    there = Page([("Content-Type", "text/html; charset=utf-8")], b"a\nb\0c")
    back = Page.from_bytes(there.to_bytes())
    assert (back.headers, back.body) == (there.headers, there.body)
