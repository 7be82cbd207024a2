"""The ground that all apps stand on, and that knows none of them: each registers itself from its AppConfig.ready().

documents   files <-> rows: parse, compare, load, Markdown
editing     what the admin pages of all apps share
page_cache  finished pages under one content version, and the addresses that have one
cards       pictures that other sites show beside links
sitemaps    sections of the sitemap
checks      what an app forgot to register
"""
