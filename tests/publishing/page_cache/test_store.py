from publishing.page_cache.address import Address
from publishing.page_cache.store import Key, MemoryStore, Page


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


def test_any_number_of_addresses_stays_within_the_bounds() -> None:
    store = MemoryStore(2**20, 50)
    one = page(1000)
    for number in range(10_000):
        store.put("v", key(number), one)
    assert len(store) == 50
    assert store.bytes <= 2**20
    assert [number for number in range(10_000) if store.get("v", key(number))] == list(range(9_950, 10_000))


def test_encodings_count() -> None:
    store = MemoryStore(2**20, 10)
    grown = page(5000)
    store.put("v", key(1), grown)
    before = store.bytes
    grown.add_variant("gzip", '"tag"')
    store.put("v", key(1), grown)
    assert store.bytes == before + len(grown.variants["gzip"].body[0])


def test_bytes_are_bounded() -> None:
    store = MemoryStore(100_000, 1000)
    for number in range(50):
        store.put("v", key(number), page(5000))
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


def test_a_page_survives_the_way_through_a_shared_cache() -> None:
    there = Page([("Content-Type", "text/html; charset=utf-8")], b"a\nb\0c")
    back = Page.from_bytes(there.to_bytes())
    assert (back.headers, back.body) == (there.headers, there.body)
