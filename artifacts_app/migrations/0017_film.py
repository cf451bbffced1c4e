from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('artifacts_app', '0016_next_steps'),
    ]

    operations = [
        migrations.AlterField(
            model_name='picture',
            name='kind',
            field=models.CharField(choices=[('thumbnail', 'Thumbnail'), ('card', 'Card'), ('page', 'Page'), ('film', 'Film')], max_length=9),
        ),
    ]
