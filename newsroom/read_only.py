class ReadOnly:
    """An admin of rows that are looked at and never written by hand."""

    actions = None
    is_only_read = True

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
