"""The index of the admin."""

from django.test import Client


def test_the_index_is_grouped(admin_client: Client) -> None:
    html = admin_client.get("/admin/").content.decode()
    assert "AI Career Guide" in html
    names = ["Careers", "Roles", "Skills", "Regions", "Backgrounds", "Programmes", "Questionnaire"]
    names += ["Blog", "Posts", "Authors", "Tags", "Pages", "People with access", "Groups", "Users"]
    places = [html.index(f">{name}</a>") if f">{name}</a>" in html else html.index(name) for name in names]
    assert places == sorted(places)
