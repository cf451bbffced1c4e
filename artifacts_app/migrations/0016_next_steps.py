from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("artifacts_app", "0015_shared_storage")]

    operations = [
        migrations.AddField(
            model_name="version",
            name="next_steps",
            field=models.JSONField(null=True),
        ),
    ]
