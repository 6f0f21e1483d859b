from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unchangeable(Exception):
    """An audit row is written once."""


class Lasting(models.QuerySet):
    """Rows that are added and read."""

    def update(self, **fields):
        raise Unchangeable("An audit row is never changed.")

    def delete(self):
        raise Unchangeable("An audit row is never deleted.")


class AuditEvent(models.Model):
    """One thing that happened, chained to the one before by hash: who, when, what, to what.

    Written by audit.log.record alone; nothing in the product changes or deletes one.
    """

    at = models.DateTimeField(_("when"), db_index=True)
    kind = models.CharField(max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    who = models.CharField(max_length=150, blank=True)
    subject = models.CharField(max_length=200, blank=True, db_index=True)
    detail = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, unique=True)

    objects = Lasting.as_manager()

    class Meta:
        verbose_name = _("row of the log")
        verbose_name_plural = _("log")
        indexes = [models.Index(fields=["kind", "-at"], name="audit_by_kind")]

    def __str__(self):
        said = self.kind.replace(".", " ").capitalize()
        return f"{said}, {self.subject}" if self.subject else said

    def save(self, *args, **kwargs):
        if self.pk:
            raise Unchangeable("An audit row is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable("An audit row is never deleted.")
