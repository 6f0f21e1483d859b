from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """The stock admin with the newsroom's own site as its default."""

    default_site = "newsroom.admin_site.DeskSite"
