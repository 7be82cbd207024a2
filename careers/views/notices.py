"""What lists and tables say of a filter whose value meant nothing, or was given twice and differently."""

from django.utils.translation import gettext_lazy as _

from careers.pay.places import IN, NO_COUNTRY

FILTERS = {
    "skill": _("The address named a skill that no role here needs, or more than one; that was left out."),
    IN: NO_COUNTRY,
    "background": _("The address named a background that is not known here, or more than one; that was left out."),
    "view": _("The address named a way to show this page that is not known here; that was left out."),
    "level": _("The address named a level of seniority that is not known here, or more than one; that was left out."),
    "kind": _("The address named a kind of figure that is not known here, or more than one; that was left out."),
    "sort": _("The address named an order that is not known here, or more than one; that was left out."),
    "currency": _("The address named a currency without a rate here, or more than one; that was left out."),
}
