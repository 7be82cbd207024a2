"""The glossary's terms as texts find them."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from guide.models import Term
from publishing.documents.glossary import Entry


def entries() -> Iterator[Entry]:
    """One query."""
    for term in Term.objects.all():
        yield Entry((term.term, *term.forms), term.get_absolute_url(), term.meaning)


def warnings() -> Iterator[str]:
    """Forms that belong to more than one term: which of them a text leads to is chance."""
    uses = Counter(form for entry in entries() for form in entry.forms)
    for form, number in uses.items():
        if number > 1:
            yield _("The glossary has “%(form)s” more than once.") % {"form": form}
