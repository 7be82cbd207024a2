"""A calendar file of one day, by RFC 5545. The same values make the same bytes: it does not say when it was made."""

from datetime import date, timedelta

# Octets of a line, without its end; what is longer goes on after a line end and a space.
WIDTH = 75


def calendar(address: str, day: date, title: str, text: str, url: str) -> str:
    """One event of a whole day. `address` names it for ever: a second import replaces the first."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//AI Career Guide//Plan//EN",
        "BEGIN:VEVENT",
        f"UID:{escaped(address)}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(text)}",
        f"URL:{url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A value of type TEXT: one line, in which commas and semicolons part nothing."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """In pieces of WIDTH octets at most, the space that begins a further one counted; no character is cut."""
    pieces, room = [""], WIDTH
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = WIDTH - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)


def first_of(month: str, later: int = 0) -> date:
    """The first day of the month (`2026-11`), or of one so many months later."""
    year, number = (int(part) for part in month.split("-"))
    years, place = divmod(number - 1 + later, 12)
    return date(year + years, place + 1, 1)
