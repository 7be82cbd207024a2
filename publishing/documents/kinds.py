"""The registry of document kinds. Each app registers its own from its AppConfig.ready()."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from publishing.documents.records import BareRecord

R = TypeVar("R", bound="BareRecord")


@dataclass(frozen=True)
class Kind(Generic[R]):
    """One kind of document.

    `location` is relative to the content directory: `roles/*.md` for one file each, `regions.yaml` for a list of
    records in one file, `path.yaml` (with `single`) for one record in one file, `evidence/*.csv` for a record a line;
    the record of a line knows its `file` and makes its own slug.
    """

    name: str
    location: str
    record: type[R]
    rows: Callable[[], "QuerySet[Any]"]
    """All rows, with everything `to_record` reads prefetched."""
    to_record: Callable[[Any], R]
    save: Callable[[R, Any | None], Any]
    """Writes the record's own columns to a new or the given row and returns it. References are not followed yet."""
    relate: Callable[[R, Any], None]
    """Writes what refers to other documents, which all exist by now."""
    address: Callable[[R], Iterable[str]] = lambda record: ()
    """Public addresses that exist because this record does; none while it is not public."""
    single: bool = False
    tags: Callable[[R], list[str]] = lambda record: []
    figures: frozenset[str] = frozenset({"description"})
    """Plain texts of the record that pages show with figures in place of references, such as `cautions.text`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Columns with a list of slugs of documents of another app, and of which kind these are: {"roles": "role"}."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """What a row calls the lists of its record, where the two have different names."""
    inline: frozenset[str] = frozenset()
    """Texts of the record that are inline Markdown: pages show figures in them too, and their links are checked."""
    warnings: Callable[[], Iterable[str]] = lambda: ()
    """What an editor should know after a load that changed something; never a reason to refuse it."""

    @property
    def model(self) -> type[Model]:
        return self.rows().model

    def files(self, directory: Path) -> list[Path]:
        return sorted(directory.glob(self.location))


_later: list[str] = []
_registering = RLock()
_kinds: dict[str, Kind[Any]] = {}
_steps: list[Callable[[], None]] = []


def register_later(function: str) -> None:
    """Calls the function of this dotted name when the first kind is asked for.

    Records and what reads files take 12 MB of memory, and a worker that serves pages asks for none.
    """
    _later.append(function)


def register(kind: Kind[Any]) -> None:
    if kind.name in _kinds:
        raise ValueError(f"Two kinds of document are called {kind.name!r}.")
    _kinds[kind.name] = kind


def after_load(step: Callable[[], None]) -> Callable[[], None]:
    """Registers what every load does last, in its transaction. A step that finds nothing new writes nothing."""
    _steps.append(step)
    return step


def load_steps() -> Iterator[Callable[[], None]]:
    _register_all()
    yield from _steps


def kinds() -> Iterator[Kind[Any]]:
    """In the order of registration."""
    _register_all()
    yield from _kinds.values()


def _register_all() -> None:
    with _registering:
        while _later:
            import_string(_later.pop(0))()
