"""The nouns of a story and what must always hold of them."""

from .address import Address
from .article import Article
from .body_picture import BodyPicture
from .breaking import Breaking
from .byline import Byline
from .copy import COPY_FIELDS, Copy
from .correction import Correction
from .correspondent import Correspondent
from .letter import Letter
from .move import Move
from .note import Note
from .opening import Opening
from .partner_feed import PartnerFeed
from .photo import Photo
from .presence import Presence
from .preview_link import PreviewLink
from .rebuild_mark import RebuildMark
from .related_story import RelatedStory
from .review import Review
from .review_report import ReviewReport
from .review_tally import ReviewTally
from .revision import Revision
from .share_card import ShareCard
from .story_terms import StoryTerms
from .syndication import Syndication
from .tagged_article import TaggedArticle
from .term_count import TermCount
from .top_story import TopStory

__all__ = [
    "COPY_FIELDS",
    "Address",
    "Article",
    "BodyPicture",
    "Breaking",
    "Byline",
    "Copy",
    "Correction",
    "Correspondent",
    "Letter",
    "Move",
    "Note",
    "Opening",
    "PartnerFeed",
    "Photo",
    "Presence",
    "PreviewLink",
    "RebuildMark",
    "RelatedStory",
    "Review",
    "ReviewReport",
    "ReviewTally",
    "Revision",
    "StoryTerms",
    "ShareCard",
    "Syndication",
    "TaggedArticle",
    "TopStory",
    "TermCount",
]
