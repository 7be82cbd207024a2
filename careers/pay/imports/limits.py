"""What is counted of adverts and what is not, as `/salaries/method/` says it too."""

IMPORTER_VERSION = "2"
FIRST_YEAR = 2023
WIDEST_RANGE = 4
"""A range whose high end is more than this many times its low end has no midpoint worth counting."""
WIDEST_MIDDLE = 3
"""Where p75 is more than this many times p25, adverts lie in two heaps, and no median describes them."""
