"""No page with a date out of range. Rows that break the rule are named first."""

import datetime
from django.db import migrations, models

from publishing.documents.migrate import refuse_rows_outside

RULE = models.CheckConstraint(condition=models.Q(('updated__isnull', True), ('updated__range', (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), name='page_updated_in_our_time', violation_error_message='A date must lie between 1990 and 2100.')


class Migration(migrations.Migration):

    dependencies = [
        ('guide', '0003_renderer'),
    ]

    operations = [
        refuse_rows_outside('guide.Page', RULE, columns=('id', 'slug', 'updated')),
        migrations.AlterField(
            model_name='page',
            name='updated',
            field=models.DateField(blank=True, null=True, verbose_name='updated'),
        ),
        migrations.AddConstraint('page', RULE),
    ]
