"""Names to choose from while one types. A tag of another's unpublished story is not told."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from taggit.models import Tag

from articles.models import Article, Correspondent, Revision, TaggedArticle

from .account_field import accounts_named

MOST = 8


@require_GET
@never_cache
def tags(request):
    """`{"found": [{"name", "count"}]}`: tags that begin with `q`, then those that have it."""
    _must_write(request.user)
    query = _query(request)
    if not query:
        return JsonResponse({"found": []})
    told = TaggedArticle.objects.filter(tag=OuterRef("pk"))
    seen = Article.objects.seen_by(request.user).filter(pk=OuterRef("content_object"))
    live = Exists(Revision.objects.live().filter(article=OuterRef("content_object")))
    known = Tag.objects.filter(Exists(told.filter(live | Exists(seen))))
    found = list(known.filter(name__istartswith=query).order_by("name")[:MOST])
    if len(found) < MOST:
        inside = known.filter(name__icontains=query).exclude(name__istartswith=query)
        found += inside.order_by("name")[: MOST - len(found)]
    rows = TaggedArticle.objects.filter(live, tag__in=found).values("tag").annotate(n=Count("pk"))
    counts = {row["tag"]: row["n"] for row in rows}
    return JsonResponse({"found": [{"name": tag.name, "count": counts.get(tag.pk, 0)} for tag in found]})


@require_GET
@never_cache
def names(request):
    """`{"found": [{"name", "role"}]}`: correspondents whose name has `q` in it."""
    _must_write(request.user)
    query = _query(request)
    people = Correspondent.objects.filter(name__icontains=query).order_by("-active", "name") if query else []
    return JsonResponse(
        {"found": [{"name": one.name, "role": one.role or one.bureau} for one in people[:MOST]]}
    )


@require_GET
@never_cache
def accounts(request):
    """`{"found": [{"name", "account"}]}`: open accounts for whoever may give a correspondent one."""
    if not request.user.has_perm("articles.change_correspondent"):
        raise PermissionDenied
    found = accounts_named(_query(request))
    return JsonResponse({"found": [{"name": str(one), "account": one.username} for one in found]})


def _must_write(person):
    if not (person.has_perm("articles.add_article") or person.has_perm("articles.change_article")):
        raise PermissionDenied


def _query(request):
    return request.GET.get("q", "").replace("\0", "").strip()[:100]
