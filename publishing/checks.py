"""System checks: an app that shows pages, or has documents, has said so to the ground.

publishing.E001  tables behind public pages do not change the content version, so the pages would stay as they are
publishing.E002  documents that are rows alone: no kind of document says which files they are
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from publishing.documents.kinds import kinds
from publishing.documents.models import Document
from publishing.page_cache.token import published_tables


@register
def apps_have_registered(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    tables, known = set(published_tables()), {kind.model for kind in kinds()}
    modules = {view.__module__ for view in views(get_resolver().url_patterns) if hasattr(view, "page_parameters")}
    found: list[CheckMessage] = []
    for config in app_configs or apps.get_app_configs():
        models = [model for model in config.get_models() if model._meta.managed]
        documents = [model for model in models if issubclass(model, Document)]
        has_pages = any(f"{module}.".startswith(f"{config.name}.") for module in modules)
        if (documents or has_pages) and not tables.issuperset(model._meta.db_table for model in models):
            hint = "Call publish_tables_of(self.label) of publishing.page_cache.token from its AppConfig.ready()."
            text = f"Public pages would not show a change of the tables of {config.name}."
            found.append(Error(text, hint=hint, obj=config, id="publishing.E001"))
        for model in documents:
            if model not in known:
                hint = "Call register() of publishing.documents.kinds from its AppConfig.ready()."
                text = f"No kind of document has {model.__name__}, so no file is loaded into its table."
                found.append(Error(text, hint=hint, obj=model, id="publishing.E002"))
    return found


def views(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield pattern.callback
