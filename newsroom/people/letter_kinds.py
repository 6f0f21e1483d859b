from django.utils.translation import gettext_lazy as _

# What a letter can be about, by the name of the move or act; each person can turn each of them off.
LETTERS = (
    ("assign", _("A story was assigned to me")),
    ("take up", _("An assignment was taken up")),
    ("file", _("A story was filed")),
    ("revise", _("The words of an approved story were changed")),
    ("return", _("A story was returned")),
    ("approve", _("A story was approved")),
    ("publish", _("A story was published or scheduled")),
    ("reschedule", _("A story's time was moved")),
    ("unschedule", _("A story was taken off the schedule")),
    ("quick fix", _("A live story was mended")),
    ("correct", _("A story was corrected")),
    ("withdraw", _("A story was withdrawn")),
    ("republish", _("A story was published again")),
    ("spike", _("A story was spiked")),
    ("revive", _("A spiked story was revived")),
    ("note", _("A note was left on a story")),
    ("mention", _("I was named in a note")),
)
