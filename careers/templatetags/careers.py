from django import template

from careers.salaries import range_text

register = template.Library()
register.filter("salary_range", range_text)
