from .log import record


class Recorded:
    """An admin whose every addition, change and deletion is a row of the log, in the same transaction."""

    recorded_as = ""  # by default the model's name

    def log_addition(self, request, obj, message):
        self._record(request, obj, "add", message)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._record(request, obj, "change", message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self._record(request, obj, "delete", [])
        return super().log_deletions(request, queryset)

    def recorded_detail(self, obj):
        """More that a row says of `obj`."""
        return {}

    def _record(self, request, obj, what, message):
        changed = [name for part in _parts(message) for name in part.get("changed", {}).get("fields", [])]
        detail = {"name": str(obj)[:200], **self.recorded_detail(obj)}
        if changed:
            detail["changed"] = changed
        name = self.recorded_as or obj._meta.model_name
        record(f"{name}.{what}", by=request.user, subject=f"{name} {obj.pk}", detail=detail)


def _parts(message):
    """What the admin tells of a change: a list of dicts, or a sentence."""
    return message if isinstance(message, list) else []
