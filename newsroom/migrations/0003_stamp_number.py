from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_keep_saves_days")]

    operations = [
        migrations.AddField(
            model_name="stamp", name="number", field=models.BigIntegerField(db_index=True, default=0)
        ),
    ]
