import re

import django.db.models.deletion
from django.db import migrations, models

PHOTO = re.compile(r'<figure[^>]*\bdata-photo="(\d{1,18})"')


def note_those_there(apps, schema_editor):
    """Rows for the bodies that were saved before, a thousand at a time."""
    row = apps.get_model("articles.BodyPicture")
    known = set(apps.get_model("articles.Photo").objects.values_list("pk", flat=True))
    bodies = apps.get_model("articles.Revision").objects.filter(body__contains="data-photo")
    found = (
        row(revision_id=pk, photo_id=number)
        for pk, body in bodies.values_list("pk", "body").iterator(chunk_size=1000)
        for number in sorted({int(one) for one in PHOTO.findall(body)} & known)
    )
    row.objects.bulk_create(list(found), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_search_listed"),
    ]

    operations = [
        migrations.CreateModel(
            name="BodyPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body_pictures",
                        to="articles.photo",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="body_pictures",
                        to="articles.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("photo", "revision"), name="body_picture_once")
                ],
            },
        ),
        migrations.RunPython(note_those_there, migrations.RunPython.noop, elidable=True),
    ]
