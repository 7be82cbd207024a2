"""The parameters of an address, read by what the page knows of them."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict

from publishing.page_cache.address import UNKNOWN


class Parameters:
    """What is read of an address, and the address that says the same without what means nothing.

    A value that is not known, or two for what takes one, is left out, and UNKNOWN=NAME says so: there are as many bad
    values as anyone likes, but few such addresses, and their pages can be kept.
    """

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self._valid: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._wrong: set[str] = set()

    def several(self, name: str, known: Iterable[str], most: int | None = None) -> list[str]:
        """The values that are known, in the order of `known`, and no more than `most` of them."""
        given = {value for value in self._query.getlist(name) if value}
        found = [value for value in known if value in given][:most]
        self._read(name, given, found)
        return found

    def one(self, name: str, known: Iterable[str]) -> str:
        """The one value that is known; nothing if there is none, or more than one."""
        given = {value for value in self._query.getlist(name) if value}
        known_ones = [value for value in known if value in given]
        found = known_ones if len(known_ones) == 1 else []
        self._read(name, given, found)
        return found[0] if found else ""

    def _read(self, name: str, given: set[str], found: list[str]) -> None:
        self._names.append(name)
        self._valid += [(name, value) for value in found]
        if given != set(found):
            self._wrong.add(name)

    @property
    def unknown(self) -> list[str]:
        """Names of parameters that had a value which was left out, here or before a redirect."""
        told = self._query.getlist(UNKNOWN)
        return [name for name in self._names if name in self._wrong or name in told]

    def redirect(self, path: str) -> HttpResponseRedirect | None:
        """To the valid address, if this is not one."""
        if not self._wrong:
            return None
        pairs = sorted([*self._valid, *((UNKNOWN, name) for name in self.unknown)])
        return HttpResponseRedirect(f"{path}?{urlencode(pairs)}")

    def notices(self, texts: Mapping[str, object]) -> list[str]:
        return [str(texts[name]) for name in self.unknown]
