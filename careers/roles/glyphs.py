"""Drawings of the roles: one family, drawn for this guide. docs/design.md says how to draw another."""

# Drawings of 32 by 32: a wash of the role's hue, then ink lines over it. An unknown name gets the sprig.
GLYPHS = {
    "loop": (
        '<circle class="wash" cx="17" cy="17.5" r="8"/>'
        '<path d="M23.7 8.1A11 11 0 1 0 27 16"/><path d="m18.8 7.8 5.2.5.7-5.2"/>'
        '<circle cx="16" cy="16" r="3.5"/><path d="M16 9.5v3M16 19.5v3M9.5 16h3M19.5 16h3"/>'
    ),
    "scatter": (
        '<path class="wash" d="m7 25 19-17v17z"/><path d="M6 4.5V26h21.5"/><path class="fine" d="m8 24.5 18.5-17"/>'
        '<circle cx="11" cy="18" r="1.6"/><circle cx="15.5" cy="20.5" r="1.6"/><circle cx="16" cy="12" r="1.6"/>'
        '<circle cx="21" cy="15.5" r="1.6"/><circle cx="22.5" cy="6.5" r="1.6"/>'
    ),
    "flask": (
        '<path class="wash" d="M10.5 19h13l3 6c.7 1.5 0 2.5-1.5 2.5H9c-1.5 0-2-1-1.3-2.5z"/>'
        '<path d="M12.5 4.5h7M13.5 4.5v8.2L6.7 25.2a1.6 1.6 0 0 0 1.4 2.3h15.8a1.6 1.6 0 0 0 1.4-2.3'
        'L18.5 12.7V4.5"/><path class="fine" d="M10.3 18.8h11.4"/>'
        '<circle cx="14" cy="22.8" r="1.3"/><circle cx="18.5" cy="24.2" r=".8"/>'
    ),
    "layers": (
        '<path class="wash" d="M17 6.5 28 12.3 17 18 6 12.3z"/><path d="M16 4.5 27 10.2 16 16 5 10.2z"/>'
        '<path d="m5 16 11 5.8L27 16M5 21.7l11 5.8 11-5.8"/>'
    ),
    "compass": (
        '<circle class="wash" cx="17" cy="17" r="9.5"/><circle cx="16" cy="16" r="11.5"/>'
        '<path d="m21.5 10.5-3.3 7.7-7.7 3.3 3.3-7.7z"/><path d="m13.8 13.8 4.4 4.4"/>'
        '<path class="fine" d="M16 4.5v2.5M16 25v2.5M4.5 16H7M25 16h2.5"/>'
    ),
    "quill": (
        '<path class="wash" d="M27 6c.5 9-4.5 15-15 15.5C13 12.5 18 7.5 27 6z"/>'
        '<path d="M27 4.5C15 5.5 9.5 12 6.5 25.5"/><path d="M27 4.5c.8 9-4 16-17.2 16"/>'
        '<path d="M27 4.5C17 4.8 10.5 10 9.8 20.5"/><path class="fine" d="m14 14.5 5.5-.5M17.5 10.5l5.5-.3"/>'
        '<path d="M5 27.5c4-1.5 7 1 11-.3"/>'
    ),
    "lantern": (
        '<path class="wash" d="M11 12h12v11H11z"/><path d="M12.5 7.5V7a3.5 3.5 0 0 1 7 0v.5"/>'
        '<path d="M11.5 7.5h9l2 4h-13zM10.5 11.5v11.5M21.5 11.5v11.5M9 27.5h14M10.5 23h11l1.5 4.5M10.5 23 9 27.5"/>'
        '<path d="M16 13.7c2 2.3 2.7 3.3 2.7 4.6a2.7 2.7 0 0 1-5.4 0c0-1.3.7-2.3 2.7-4.6z"/>'
    ),
    "channels": (
        '<path class="wash" d="M7 5.5h4c5.5 0 5.5 9 10.5 9H28v4h-6.5c-5 0-5 9-10.5 9H7v-3.5h4c4 0 4-7 7-8'
        '-3-1-3-7-7-7H7z"/>'
        '<path d="M7.5 7H11c5.5 0 5 9 11 9M7.5 25H11c5.5 0 5-9 11-9M7.5 16h19"/><path d="m23.5 12.5 3.5 3.5-3.5 3.5"/>'
        '<circle cx="6" cy="7" r="1.5"/><circle cx="6" cy="16" r="1.5"/><circle cx="6" cy="25" r="1.5"/>'
    ),
    "eye": (
        '<circle class="wash" cx="17" cy="16.5" r="5.5"/>'
        '<path d="M5 16c3-4.8 6.7-7.2 11-7.2S24 11.2 27 16c-3 4.8-6.7 7.2-11 7.2S8 20.8 5 16z"/>'
        '<circle cx="16" cy="16" r="4.2"/><circle class="solid" cx="16" cy="16" r="1.3"/>'
        '<path class="fine" d="M4.5 8V4.5H8M24 4.5h3.5V8M27.5 24v3.5H24M8 27.5H4.5V24"/>'
    ),
    "speech": (
        '<path class="wash" d="M8 8h20v14H17l-5 4v-4H8z"/><path d="M5.5 5.5h21v15.5H15.5L9.5 27v-6h-4z"/>'
        '<path d="M10 10.5h12M10 13.5h9M10 16.5h5.5"/>'
    ),
}
SPRIG = (
    '<path class="wash" d="M17 20c-6 .5-9-3-9-9 6 0 9 3.5 9 9zM17 15c0-6 3-10 9-10 0 7-3 10-9 10z"/>'
    '<path d="M16 28V12.5"/><path d="M16 20c-6 0-9-3.5-9-9 6 0 9 3.5 9 9zM16 14.5c0-6 3-9.5 9-9.5 0 6.5-3 9.5-9 9.5z"/>'
    '<path class="fine" d="m16 20-5-5M16 14.5l5-5"/>'
)


def glyph_paths(name: str) -> str:
    return GLYPHS.get(name, SPRIG)
