"""Tags and filters of every template: a built-in library, so no template loads it."""

from django import template
from django.template.context import Context, RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guide.page_cache.pieces import piece

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, label: str) -> SafeString:
    """A link of the navigation that says whether it leads to this page, or to the section this page is in."""
    url = reverse(name)
    path = context["request"].path if "request" in context else ""
    if path == url:
        return format_html('<a href="{}" aria-current="page">{}</a>', url, label)
    if path.startswith(url):
        return format_html('<a href="{}" aria-current="true">{}</a>', url, label)
    return format_html('<a href="{}">{}</a>', url, label)


class PieceNode(template.Node):
    def __init__(self, nodelist: template.NodeList, key: list[template.base.FilterExpression]) -> None:
        self.nodelist, self.key = nodelist, key

    def render(self, context: Context) -> SafeString:
        return piece((self, *(part.resolve(context) for part in self.key)), lambda: self.nodelist.render(context))


@register.tag("piece")
def do_piece(parser: template.base.Parser, token: template.base.Token) -> PieceNode:
    """Renders what is within once for each content version and each value of the variables given.

    Nothing else within may differ between pages: {% piece role.slug %}…{% endpiece %}
    """
    key = [parser.compile_filter(part) for part in token.split_contents()[1:]]
    nodelist = parser.parse(("endpiece",))
    parser.delete_first_token()
    return PieceNode(nodelist, key)
