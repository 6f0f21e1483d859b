from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_search_all_listed")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="withdrawn_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="photo",
            name="withdrawn_why",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
    ]
