from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from publishing.documents.markdown import render
from publishing.documents.read import read
from publishing.documents.reading import Reading, reading, together, words_of

ROW = "{:40} {:>9} {:>9} {:>7} {:>6}"


class Command(BaseCommand):
    help = (
        "Says how hard the files of CONTENT_DIR are to read, kind by kind, and which are the hardest. Refuses nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hardest", type=int, default=10, help="how many documents and sentences to name")

    def handle(self, *args: Any, hardest: int, **options: Any) -> None:
        kinds: dict[str, dict[str, Reading]] = defaultdict(dict)
        for document in read(settings.CONTENT_DIR)[0]:
            if document.record.body:
                kinds[document.kind.name][str(document.source.path)] = reading(render(document.record.body).html)
        self.line(("", "words", "sentences", "average", "ease"))
        for name, found in sorted(kinds.items()):
            self.tell(f"{name} ({len(found)})", together(found.values()))
        everything = {path: each for found in kinds.values() for path, each in found.items()}
        self.tell("all", together(everything.values()))
        self.stdout.write("\nHardest to read, by Flesch's reading ease:")
        for path, each in sorted(everything.items(), key=lambda item: item[1].ease)[:hardest]:
            self.tell(path, each)
        self.stdout.write("\nLongest sentences:")
        for path, each in sorted(everything.items(), key=lambda item: -len(words_of(item[1].longest)))[:hardest]:
            self.stdout.write(f"{len(words_of(each.longest))} words in {path}: {each.longest}")

    def tell(self, name: str, found: Reading) -> None:
        self.line((name, found.words, found.sentences, f"{found.length:.1f}", f"{found.ease:.0f}"))

    def line(self, cells: tuple[object, ...]) -> None:
        self.stdout.write(ROW.format(*cells))
