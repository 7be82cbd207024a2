"""Finished pages, kept under one content version. docs/decisions/ says what else was tried.

`version` says which content is public now, `address` which addresses are pages and by what parameters they differ,
`requests` refuses what no address takes, `store` holds the finished pages, `encodings` compresses them, `cache` puts
these together, and `middleware` and `gate` are its two places in the site. Knows no app by name.
"""
