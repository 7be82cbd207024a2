"""No figure without source, kind and date, and no date out of range. Rows that break a rule are named first."""

import datetime
from django.db import migrations, models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from publishing.documents.migrate import refuse_rows_outside

EVIDENCE = [
    models.CheckConstraint(condition=GreaterThan(Length(Trim('source')), 0), name='evidence_has_a_source', violation_error_message='A figure needs its source.'),
    models.CheckConstraint(condition=GreaterThan(Length(Trim('licence')), 0), name='evidence_has_a_licence', violation_error_message='A figure needs the licence of its source.'),
    models.CheckConstraint(condition=models.Q(('date__isnull', True), ('date__range', (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), name='evidence_is_of_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
    models.CheckConstraint(condition=models.Q(('first_year__gte', 1990), ('last_year__lte', 2100)), name='evidence_years_are_of_our_time', violation_error_message='The years must lie between 1990 and 2100.'),
]

EXCHANGERATE = [
    models.CheckConstraint(condition=models.Q(('date__isnull', True), ('date__range', (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), name='exchange_rate_is_of_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
]

ROLE = [
    models.CheckConstraint(condition=models.Q(('updated__isnull', True), ('updated__range', (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), name='role_was_checked_in_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
]

SALARY = [
    models.CheckConstraint(condition=GreaterThan(Length(Trim('source')), 0), name='salary_has_a_source', violation_error_message='A figure needs its source.'),
    models.CheckConstraint(condition=models.Q(('kind__in', ['estimate', 'adverts', 'survey'])), name='salary_has_a_known_kind'),
    models.CheckConstraint(condition=models.Q(('date__isnull', True), ('date__range', (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), name='salary_is_of_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('careers', '0002_evidence_and_exchange_rates'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
    ]

    operations = [
        refuse_rows_outside('careers.Evidence', *EVIDENCE, columns=('id', 'role__slug', 'country', 'level', 'kind', 'source', 'licence', 'date', 'first_year', 'last_year')),
        refuse_rows_outside('careers.ExchangeRate', *EXCHANGERATE, columns=('id', 'currency', 'date')),
        refuse_rows_outside('careers.Role', *ROLE, columns=('id', 'slug', 'updated')),
        refuse_rows_outside('careers.Salary', *SALARY, columns=('id', 'role__slug', 'region__slug', 'kind', 'source', 'date')),
        migrations.AlterField(
            model_name='evidence',
            name='country',
            field=models.CharField(help_text='ISO 3166, such as GB.', max_length=2, verbose_name='country'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='currency',
            field=models.CharField(help_text='ISO 4217, such as GBP.', max_length=3, verbose_name='currency'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='date',
            field=models.DateField(verbose_name='date of the figures'),
        ),
        migrations.AlterField(
            model_name='region',
            name='countries',
            field=models.JSONField(blank=True, default=list, help_text='ISO 3166, such as ["GB"].', verbose_name='countries'),
        ),
        migrations.AlterField(
            model_name='region',
            name='currency',
            field=models.CharField(help_text='ISO 4217, such as GBP.', max_length=3, verbose_name='currency'),
        ),
        migrations.AlterField(
            model_name='role',
            name='updated',
            field=models.DateField(blank=True, null=True, verbose_name='facts checked'),
        ),
        migrations.AlterField(
            model_name='salary',
            name='currency',
            field=models.CharField(help_text='ISO 4217, such as GBP.', max_length=3, verbose_name='currency'),
        ),
        migrations.AlterField(
            model_name='salary',
            name='date',
            field=models.DateField(verbose_name='date of the figures'),
        ),
        *(migrations.AddConstraint('evidence', constraint) for constraint in EVIDENCE),
        *(migrations.AddConstraint('exchangerate', constraint) for constraint in EXCHANGERATE),
        *(migrations.AddConstraint('role', constraint) for constraint in ROLE),
        *(migrations.AddConstraint('salary', constraint) for constraint in SALARY),
    ]
