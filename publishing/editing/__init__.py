"""What the admin of every app is made of: fields, forms, previews and the base of its ModelAdmins.

Nothing here knows an app by name; `guide.admin`, `careers.admin` and `blog.admin` put it to use.
"""
