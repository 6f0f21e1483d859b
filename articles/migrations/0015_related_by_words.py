"""What the choice of related stories reads: terms of each story, how many stories have a term, and postings.

The table of postings is its own index: on SQLite it has no other key, on PostgreSQL its primary key holds
all three columns. It has no foreign key: what it names is looked up among what is live.
"""

import django.db.models.deletion
from django.db import migrations, models

POSTINGS = """
CREATE TABLE articles_posting (
    term integer NOT NULL, minute integer NOT NULL, article bigint NOT NULL,
    PRIMARY KEY (term, minute, article)
)"""


def make(apps, schema_editor):
    without = "" if schema_editor.connection.vendor == "postgresql" else " WITHOUT ROWID"
    schema_editor.execute(POSTINGS + without)


def unmake(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_posting")


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0014_picture_creator"),
    ]

    operations = [
        migrations.RunPython(make, unmake),
        migrations.CreateModel(
            name='RebuildMark',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('stage', models.CharField(max_length=20)),
                ('after', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='StoryTerms',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='terms', serialize=False, to='articles.article')),
                ('minute', models.IntegerField()),
                ('words', models.BinaryField()),
                ('tags', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='TermCount',
            fields=[
                ('term', models.IntegerField(primary_key=True, serialize=False)),
                ('stories', models.IntegerField()),
            ],
        ),
        migrations.AddField(
            model_name='relatedstory',
            name='excluded',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='relatedstory',
            constraint=models.CheckConstraint(condition=models.Q(('excluded', True), ('pinned', True), _negated=True), name='related_pinned_or_excluded'),
        ),
    ]
