from django.db import migrations


class Migration(migrations.Migration):
    """The table stays where it is."""

    dependencies = [("guide", "0004_days"), ("publishing", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="ContentVersion")])
    ]
