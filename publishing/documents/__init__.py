"""Markdown files with front matter <-> rows of the database. Knows no app by name.

faults    what is wrong with a file, and on which line
parse     text -> front matter with line numbers, and body
records   the validated content of a document, and its digest
kinds     the kinds of document, which each app registers for itself
links     internal links and images that lead nowhere
read      content/ -> documents, or every fault
compare   file, row and base -> what to do
load      content/ -> rows, all or nothing
"""
