"""The tables of the outbox."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import upheld.web.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("name", models.CharField(max_length=50, primary_key=True, serialize=False)),
                ("holder", models.UUIDField()),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("once", models.CharField(max_length=200, unique=True)),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("kind", models.SlugField(db_index=False)),
                ("about", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(default=upheld.web.clock.real)),
                ("not_before", models.DateTimeField(null=True)),
                ("not_after", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Sending"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                            ("unsure", "Unsure"),
                            ("dropped", "Dropped"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(default=upheld.web.clock.real)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("way", models.CharField(blank=True, max_length=20)),
                ("why", models.CharField(blank=True, max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["next_try_at"], name="post_waiting"),
                    models.Index(
                        condition=models.Q(("state__in", ["sending", "unsure"])),
                        fields=["claimed_at"],
                        name="post_claimed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("address", ""), _connector="OR"),
                        name="post_one_way_to_reach",
                    )
                ],
            },
        ),
    ]
