from django.db import migrations, models


def order_every_size(apps, schema_editor):
    """Pictures that are there get the new shapes and widths from the worker, newest first."""
    from django.utils.timezone import now

    job = apps.get_model("newsroom", "Job")
    photos = apps.get_model("articles", "Photo").objects.order_by("-pk").values_list("pk", flat=True)
    moment = now()
    job.objects.bulk_create(
        (job(kind="make_renditions", payload={"photo": pk}, due_at=moment) for pk in photos.iterator()),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_search_entries"),
        ("newsroom", "0004_audit_by_kind"),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="creator",
            field=models.CharField(
                blank=True, help_text="Who made it: Mira Toll.", max_length=120, verbose_name="creator"
            ),
        ),
        migrations.RunPython(order_every_size, migrations.RunPython.noop, elidable=True),
    ]
