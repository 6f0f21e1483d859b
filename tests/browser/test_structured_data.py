import json

import pytest

from tests.factories import make_live

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


def test_the_policy_of_a_page_lets_its_structured_data_stand(page, live_server):
    story = make_live(headline="</script><script>document.title = 'run'</script>")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(live_server.url + story.addresses.get().path)

    found = page.locator('script[type="application/ld+json"]').all_text_contents()
    assert [json.loads(text)["@type"] for text in found] == ["NewsArticle", "BreadcrumbList"]
    assert json.loads(found[0])["headline"] == story.headline
    assert page.title() != "run"
    assert complaints == []
