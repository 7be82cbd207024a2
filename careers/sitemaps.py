from careers.models import Background, Programme, Role, Skill
from publishing.sitemaps import Documents, register_pages, register_section

PAGES = "roles compare salaries salary-method salary-context path skills backgrounds programmes titles".split()


def register_sitemap() -> None:
    register_pages(*(f"careers:{name}" for name in PAGES))
    register_section("roles", Documents(Role))
    register_section("skills", Documents(Skill))
    register_section("backgrounds", Documents(Background))
    register_section("programmes", Documents(Programme))
