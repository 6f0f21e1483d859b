from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0026_review_report'),
    ]

    operations = [
        migrations.AddField(
            model_name='correspondent',
            name='role_in',
            field=models.JSONField(blank=True, default=dict, verbose_name='role in other languages'),
        ),
        migrations.AddField(
            model_name='correspondent',
            name='bureau_in',
            field=models.JSONField(blank=True, default=dict, verbose_name='bureau in other languages'),
        ),
        migrations.AddField(
            model_name='correspondent',
            name='biography_in',
            field=models.JSONField(blank=True, default=dict, verbose_name='biography in other languages'),
        ),
        migrations.AddField(
            model_name='correspondent',
            name='disclosures_in',
            field=models.JSONField(blank=True, default=dict, verbose_name='disclosures in other languages'),
        ),
    ]
