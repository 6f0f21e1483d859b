import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_lists_by_section"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="reply",
            field=models.TextField(
                blank=True, editable=False, max_length=1000, verbose_name="reply from the desk"
            ),
        ),
        migrations.AddField(
            model_name="review", name="replied_at", field=models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField(
            model_name="review",
            name="replied_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="reports",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("reports__gt", 0)),
                fields=["-created", "-id"],
                name="review_reported",
            ),
        ),
    ]
