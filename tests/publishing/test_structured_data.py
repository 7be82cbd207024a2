import json

from publishing.structured_data import breadcrumbs, script


def test_no_text_ends_the_script() -> None:
    items = [{"name": "</script><!-- & é"}]
    text = script(items)
    assert "<" not in text
    assert json.loads(text) == items


def test_breadcrumbs_are_numbered_from_the_first() -> None:
    found = breadcrumbs(("Blog", "https://x.example/blog/"), ("Post", "https://x.example/blog/post/"))
    assert [(item["position"], item["name"]) for item in found["itemListElement"]] == [(1, "Blog"), (2, "Post")]
