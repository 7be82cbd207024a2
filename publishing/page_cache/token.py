"""The token: a text in the database that every change of published rows replaces, in the change's own transaction.

Triggers do it, so that no bulk update, raw SQL or other program's write can be forgotten.
"""

import secrets
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

_published: list[str] = []


def publish_tables_of(*labels: str) -> None:
    """Says that the tables of these apps make public pages; one that makes none costs a needless new version.

    Called from an AppConfig's ready(), before `migrate` gives the tables their triggers.
    """
    _published.extend(label for label in labels if label not in _published)


class ContentVersion(models.Model):
    """One row. Its token means nothing, but it is never the same again once something has changed."""

    token = models.CharField(max_length=64)

    class Meta:
        db_table = "guide_contentversion"  # from before the app was made; triggers of existing databases name it
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_content_version")]

    def __str__(self) -> str:
        return self.token


def published_tables() -> list[str]:
    """Those between many-to-many fields included."""
    return [
        model._meta.db_table
        for app in _published
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model is not ContentVersion and model._meta.managed and not model._meta.proxy
    ]


SQLITE = """
CREATE TRIGGER IF NOT EXISTS "content_version_{table}_{event}" AFTER {event} ON "{table}"
BEGIN UPDATE guide_contentversion SET token = lower(hex(randomblob(16))); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION guide_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE guide_contentversion SET token = gen_random_uuid()::text;
    RETURN NULL;
END $$
"""
# Before the rows, so that every writer locks the version first and no two wait for each other.
POSTGRESQL = """
CREATE OR REPLACE TRIGGER content_version BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION guide_content_changed()
"""


def install_triggers(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Called after every `migrate`: to change a column, SQLite remakes its table and drops the table's triggers."""
    connection = connections[using]
    if connection.vendor not in {"sqlite", "postgresql"}:
        raise NotSupportedError(f"The content version has no triggers for {connection.vendor}.")
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        if ContentVersion._meta.db_table not in existing:
            return  # the migrations have not come so far
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in existing.intersection(published_tables()):
            if connection.vendor == "postgresql":
                cursor.execute(POSTGRESQL.format(table=table))
                continue
            for event in ("INSERT", "UPDATE", "DELETE"):
                cursor.execute(SQLITE.format(table=table, event=event))
    ContentVersion.objects.using(using).get_or_create(pk=1, defaults={"token": secrets.token_hex(16)})


def hold_published_rows() -> None:
    """Waits for all who are writing published rows, and has others wait until the transaction ends.

    Their triggers write the row that is locked here, before they write their own; SQLite has one writer anyway.
    """
    list(ContentVersion.objects.select_for_update().filter(pk=1))


def read_token(connection: BaseDatabaseWrapper) -> str:
    """One query. Nothing while there is no such row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM guide_contentversion")
        row = cursor.fetchone()
    return str(row[0]) if row else ""
