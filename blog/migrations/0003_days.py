"""No post with a date out of range. Rows that break a rule are named first."""

import datetime
from django.db import migrations, models

from publishing.documents.migrate import refuse_rows_outside

RULES = [
    models.CheckConstraint(condition=models.Q(('date__isnull', True), ('date__range', (datetime.datetime(1990, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2100, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc))), _connector='OR'), name='post_date_in_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
    models.CheckConstraint(condition=models.Q(('updated__isnull', True), ('updated__range', (datetime.datetime(1990, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2100, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc))), _connector='OR'), name='post_updated_in_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
    models.CheckConstraint(condition=models.Q(('expires__isnull', True), ('expires__range', (datetime.datetime(1990, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2100, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc))), _connector='OR'), name='post_expires_in_our_time', violation_error_message='A date must lie between 1990 and 2100.'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0002_renderer'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
    ]

    operations = [
        refuse_rows_outside('blog.Post', *RULES, columns=('id', 'slug', 'date', 'updated', 'expires')),
        migrations.AlterField(
            model_name='post',
            name='date',
            field=models.DateTimeField(help_text='A post with a date in the future is hidden until then.', verbose_name='published on'),
        ),
        migrations.AlterField(
            model_name='post',
            name='expires',
            field=models.DateTimeField(blank=True, null=True, verbose_name='hidden from'),
        ),
        migrations.AlterField(
            model_name='post',
            name='updated',
            field=models.DateTimeField(blank=True, null=True, verbose_name='updated on'),
        ),
        *(migrations.AddConstraint('post', rule) for rule in RULES),
    ]
