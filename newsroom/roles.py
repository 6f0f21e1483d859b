"""Who may do what: four roles, kept as groups. Applied after every migrate and by `sync_roles`."""

from django.contrib.auth.models import Group, Permission

PICTURES = ["articles.view_photo", "articles.add_photo", "articles.change_photo"]
CORRESPONDENT = [
    "articles.view_article",
    "articles.add_article",
    "articles.change_article",
    "articles.file_article",
    "articles.view_correspondent",
    "articles.view_correction",
    "sections.view_section",
    *PICTURES,
]
EDITOR = [
    *CORRESPONDENT,
    "articles.assign_article",
    "articles.approve_article",
    "articles.publish_article",
    "articles.correct_article",
    "articles.withdraw_article",
    "articles.quick_fix_article",
    "articles.spike_article",
    "articles.curate_front",
    "articles.delete_photo",
    "articles.view_review",
    "articles.moderate_review",
    "articles.view_move",
    *(f"newsroom.{verb}_page" for verb in ("view", "add", "change")),
]
MODERATOR = ["articles.view_review", "articles.moderate_review"]
CHIEF = [
    *EDITOR,
    "articles.override_checklist_article",
    *(f"articles.{verb}_correspondent" for verb in ("add", "change", "delete")),
    *(f"sections.{verb}_section" for verb in ("add", "change", "delete")),
    *(f"newsroom.{verb}_person" for verb in ("view", "add", "change")),
    *(f"newsroom.{verb}_sitesettings" for verb in ("view", "change")),
    *(f"articles.{verb}_partnerfeed" for verb in ("view", "add", "change", "delete")),
    *(f"articles.{verb}_syndication" for verb in ("view", "change")),
    *(f"taggit.{verb}_tag" for verb in ("view", "add", "change", "delete")),
    "newsroom.delete_page",
    "newsroom.view_auditevent",
    "newsroom.view_job",
    "newsroom.change_job",
]
ROLES = {
    "Correspondents": CORRESPONDENT,
    "Editors": EDITOR,
    "Moderators": MODERATOR,
    "Chief editors": CHIEF,
}


def sync_roles(**signal):
    """Give every role exactly its rights; returns how many each has. Rights not made yet are passed over."""
    made = {
        f"{p.content_type.app_label}.{p.codename}": p
        for p in Permission.objects.select_related("content_type")
    }
    given = {}
    for name, rights in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set([made[right] for right in rights if right in made])
        given[name] = group.permissions.count()
    return given
