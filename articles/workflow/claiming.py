from articles.models import Byline, Correspondent


def claim(article, person):
    """An assignment becomes the story of `person`, who files it and stands in its byline.

    Nothing happens to one that has been taken up, or is assigned to another. Saving is the caller's.
    """
    if article.filed_by_id is not None or article.assignee_id not in (None, person.pk):
        return
    article.filed_by = person
    name = Correspondent.objects.filter(user=person).first()
    if name and not article.bylines.exists():
        Byline.objects.create(article=article, correspondent=name, place=name.bureau, order=1)
