"""When two tags are two spellings of one."""


def stem(tag: str) -> str:
    """What two spellings of one tag have in common."""
    return tag.lower().removesuffix("s")
