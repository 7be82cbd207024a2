"""What pages say of a parameter whose value meant nothing, or was given twice and differently."""

from django.utils.translation import gettext_lazy as _

FILTERS = {
    "skill": _("The address named a skill that no role here needs, or more than one; that was left out."),
    "region": _("The address named a region that is not known here, or more than one; that was left out."),
    "level": _("The address named a level of seniority that is not known here, or more than one; that was left out."),
    "kind": _("The address named a kind of figure that is not known here, or more than one; that was left out."),
    "sort": _("The address named an order that is not known here, or more than one; that was left out."),
    "currency": _("The address named a currency without a rate here, or more than one; that was left out."),
}
COMPARED = {"role": _("The address named roles that are not known here, or more than four; these were left out.")}
ANSWER = _("“%(question)s” was given an answer that is not known here, or two different ones; that was left out.")
STEPS = {
    "at": _("The address names a question that does not exist; this is the next open one."),
    "to": _("A part of the address means nothing here and was left out."),
    "v": _(
        "The questions have changed since this result was made. What can still be read of it is shown; "
        "answer the questions again for a result you can rely on."
    ),
}
