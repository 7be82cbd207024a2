"""Addresses as QR codes for paper."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(64)
def qr_code(address: str) -> SafeString:
    """An SVG to be set into a page; the address itself stands beside it."""
    code = segno.make(address, error="l", micro=False)
    svg = code.svg_inline(scale=1, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(svg.replace("<svg", '<svg aria-hidden="true" width="99" height="99" fill="none"', 1))  # noqa: S308  # paths alone
