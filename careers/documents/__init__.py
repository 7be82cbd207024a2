from careers.documents.rows import *  # noqa: F403
