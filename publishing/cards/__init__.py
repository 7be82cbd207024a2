"""The picture beside a link to a page: 1200 by 630, in the look of the site, drawn when what it shows changes.

Drawing needs Pillow, which a process that serves pages never loads: `card` starts another one, and that is `draw`.
"""
