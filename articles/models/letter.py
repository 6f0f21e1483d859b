from django.conf import settings
from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """One thing to tell one person by e-mail: a move or a note. Several go out in one e-mail.

    Written in the transaction of what it tells of; `sent_at` is set by workflow.letters when the
    mail server has taken it. Sent at least once: after a crash in between, once more.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20)
    move = models.ForeignKey("articles.Move", models.CASCADE, null=True, related_name="+")
    note = models.ForeignKey("articles.Note", models.CASCADE, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "id"], name="letter_unsent", condition=Q(sent_at__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint("person", "move", name="letter_once_a_move"),
            models.UniqueConstraint("person", "note", name="letter_once_a_note"),
            models.CheckConstraint(
                condition=Q(move__isnull=True, note__isnull=False) | Q(move__isnull=False, note__isnull=True),
                name="letter_of_a_move_or_a_note",
            ),
        ]

    def __str__(self):
        return f"{self.kind}, story {self.article_id}"
