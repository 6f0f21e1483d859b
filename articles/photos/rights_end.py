"""What is made anew once the rights to a picture have ended. That pages show it no more needs nobody."""

from datetime import timedelta

from articles.models import Photo, Revision
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.site_settings.current import today

LOOKED_BACK = timedelta(days=7)  # should no worker have run for a while


@job("follow_rights", long=True, daily=True)
def follow_rights(payload):
    """Stories whose picture's rights ended have a drawn card for shared links, each by a job."""
    day = today()
    ended = Photo.objects.filter(rights_expire__range=(day - LOOKED_BACK, day - timedelta(days=1)))
    led = Revision.objects.live().filter(lead_photo__in=ended)
    for article in led.values_list("article", flat=True):
        enqueue("make_share_card", {"article": article})
