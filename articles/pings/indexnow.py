"""IndexNow: search engines are told which addresses were added, changed or removed."""

import json
from urllib.parse import quote, urlsplit

from django.conf import settings

from articles.models import Address, Syndication
from newsroom.jobs.registry import job

from .announcing import still_holds
from .sending import send


@job("tell_indexnow", long=True)
def tell_indexnow(payload):
    told_by = Syndication.current()
    key = told_by.indexnow_key
    if not key or not still_holds(payload):
        return
    found = Address.objects.filter(article=payload["story"])
    if not payload.get("routed"):
        found = found.filter(current=True)
    site = settings.SITE_ADDRESS
    urls = [site + quote(path) for path in found.order_by("-current", "pk").values_list("path", flat=True)]
    if urls:
        told = {
            "host": urlsplit(site).netloc,
            "key": key,
            "keyLocation": f"{site}/{key}.txt",
            "urlList": urls,
        }
        send(told_by.indexnow_address, json.dumps(told).encode(), "application/json; charset=utf-8")
