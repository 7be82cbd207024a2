"""The cards of pages that no role heads: files in static/cards/, which `manage.py draw_cards` draws.

They bear the guide's own name; a site with another SITE_NAME draws them again before it collects its static files.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from publishing.cards.card import Card

# Of the paths that begin so, the longest names the card of a page.
SECTIONS = {
    "/": "home",
    "/roles/": "roles",
    "/roles/compare/": "compare",
    "/salaries/": "salaries",
    "/choose-your-path/": "questionnaire",
    "/skills/": "skills",
    "/backgrounds/": "backgrounds",
    "/from/": "backgrounds",
    "/doors/": "roles",
    "/titles/": "roles",
    "/programmes/": "programmes",
    "/blog/": "blog",
}
DRAWINGS = {
    "home": (
        '<circle class="wash" cx="17" cy="17" r="11.5"/><circle cx="16" cy="16" r="11.5"/>'
        '<path d="M16 4.5v23M4.5 16h23"/><circle class="solid" cx="21" cy="11" r="1.6"/>'
        '<circle cx="9.5" cy="12" r="1.4"/><circle cx="20.5" cy="21.5" r="1.4"/><circle cx="11.5" cy="21" r="1.4"/>'
    ),
    "roles": (
        '<path class="wash" d="M7 7.5h21v20H7z"/><circle cx="8" cy="8" r="2.5"/><circle cx="8" cy="16" r="2.5"/>'
        '<circle cx="8" cy="24" r="2.5"/><path d="M14 8h12.5M14 16h10M14 24h11.5"/>'
    ),
    "compare": (
        '<path class="wash" d="M6 7.5h9v20H6zM18 7.5h9v20h-9z"/><path d="M5 6.5h9v20H5zM18 6.5h9v20h-9z"/>'
        '<path class="fine" d="M7.5 11h4M7.5 15h2.5M7.5 19h4M20.5 11h2.5M20.5 15h4M20.5 19h4"/>'
    ),
    "salaries": (
        '<path class="wash" d="M9 7.5h15v4H9zM12 14.5h16v4H12zM10 21.5h11v4H10z"/><path d="M5 4.5v23"/>'
        '<path d="M8 6.5h15v4H8zM11 13.5h16v4H11zM9 20.5h11v4H9z"/><path d="M14 5v7M18.5 12v7M14 19v7"/>'
    ),
    "questionnaire": (
        '<path class="wash" d="M14.5 28.5v-8L7 11l2-1.5 8 9 8-9 2 1.5-7.5 9.5v8z"/>'
        '<path d="M16 27.5V19.5L8 9.5M16 19.5l8-10"/><path d="m7.7 14.5.2-5.2 5 .9M24.3 14.5l-.2-5.2-5 .9"/>'
        '<circle cx="7" cy="5.5" r="1.4"/><circle cx="25" cy="5.5" r="1.4"/>'
    ),
    "skills": (
        '<circle class="wash" cx="12" cy="12" r="6.5"/><circle cx="11" cy="11" r="6.5"/>'
        '<circle cx="9.3" cy="9.3" r="1.6"/>'
        '<path d="m15.6 15.6 11.4 11.4M22 22l3.4-3.4M25.4 25.4l2.1-2.1"/>'
    ),
    "backgrounds": (
        '<path class="wash" d="M8.5 24.5C9.5 13 16.5 8.5 27 11.5 25.5 18.5 20 24 8.5 24.5z"/>'
        '<path d="M7 23C8 12 15 7.5 25.5 10.5"/>'
        '<path d="m21.5 6 4.5 4.7-5.5 3.3"/><circle cx="7" cy="26" r="1.6"/><path d="M4.5 28.5h23"/>'
    ),
    "programmes": (
        '<path class="wash" d="M17 10c-3-2.5-7-3-11-2.5v17.5c4-.5 8 0 11 2.5 3-2.5 7-3 11-2.5V7.5c-4-.5-8 0-11 2.5z"/>'
        '<path d="M16 9c-3-2.5-7-3-11-2.5V24c4-.5 8 0 11 2.5 3-2.5 7-3 11-2.5V6.5c-4-.5-8 0-11 2.5zM16 9v17.5"/>'
        '<path class="fine" d="M8 11c2 0 3.5.3 5 1M8 15c2 0 3.5.3 5 1M19 12c1.5-.7 3-1 5-1M19 16c1.5-.7 3-1 5-1"/>'
    ),
    "blog": (
        '<path class="wash" d="M9 5.5h12l5 5v18H9z"/><path d="M8 4.5h12l5 5v18H8z"/><path d="M20 4.5v5h5"/>'
        '<path class="fine" d="M12 14h9M12 18h9M12 22h6"/>'
    ),
}


def site_cards() -> dict[str, Card]:
    """By the names of their files."""
    words = {
        "home": (
            _("Choose a career in AI"),
            _("What each role is, what it pays and on what evidence, and which one suits you"),
            _("No cookies, no sign-up. Every figure has its source, every recommendation its reasons."),
        ),
        "roles": (
            _("The roles in AI"),
            _("What each one does, in words for everyone"),
            _("Pay, number of adverts and the usual way in, beside one another."),
        ),
        "compare": (
            _("Which of the two?"),
            _("Roles side by side: pay, skills, the usual way in"),
            _("What they share, and what only one of them asks for."),
        ),
        "salaries": (
            _("What work in AI pays"),
            _("Country by country, from job adverts and official surveys"),
            _("What is measured stands before what is guessed."),
        ),
        "questionnaire": (
            _("Which role suits you?"),
            _("A few questions, and every role ranked, with the reasons"),
            _("Not a psychometric test. Your answers stay in the address of the page."),
        ),
        "skills": (
            _("Skills for work in AI"),
            _("What each is for, and which roles ask for it"),
            _("With a first exercise, and where to learn more."),
        ),
        "backgrounds": (
            _("From your job into AI"),
            _("What you have already, what is missing, and a first step"),
            _("From software, data, research, product work, writing or school."),
        ),
        "programmes": (
            _("Programmes for AI"),
            _("Courses in their order, and the roles they lead towards"),
            _("Who offers each, how long it is, and what comes after it."),
        ),
        "blog": (
            _("Plain articles about work in AI"),
            _("Roles, learning, pay, and how to read the evidence"),
            _("Every figure has its source."),
        ),
    }
    hues = dict(zip(words, range(35, 395, 40), strict=True))
    return {
        name: Card(title, line, note, DRAWINGS[name], hues[name] % 360, settings.SITE_NAME)
        for name, (title, line, note) in words.items()
    }


def card_file(path: str) -> str:
    """The static file for the page at this path."""
    section = max((start for start in SECTIONS if path.startswith(start)), key=len, default="/")
    return f"cards/{SECTIONS[section]}.png"
