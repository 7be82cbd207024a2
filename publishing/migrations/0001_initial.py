from django.db import migrations, models


class Migration(migrations.Migration):
    """The table is that of `guide` before, under its old name: nothing in the database changes."""

    initial = True
    dependencies = [("guide", "0004_days")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ContentVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("token", models.CharField(max_length=64)),
                    ],
                    options={
                        "db_table": "guide_contentversion",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="there_is_one_content_version")
                        ],
                    },
                )
            ]
        )
    ]
