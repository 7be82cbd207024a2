"""Questionnaire → question → answer → weights, each a page with links to its neighbours."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.admin.health import ChecksPath, HealthPage
from careers.models import Answer, Condition, Exclusion, Question, Questionnaire, Track, Weight
from publishing.editing.forms import PartForm
from publishing.editing.options import EditorAdmin, TabularInline


def change_url(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


class QuestionInline(TabularInline):
    model = Question
    record = "careers.documents.path.QuestionPart"
    fields = ["text", "slug", "help", "order", "code", "answers"]
    readonly_fields = ["code", "answers"]
    prepopulated_fields = {"slug": ["text"]}
    key = ("slug",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number=Count("answers"))

    @admin.display(description=_("answers"))
    def answers(self, question: Any) -> str:
        if not question.pk:
            return str(_("save first"))
        text = ngettext("%(number)d answer", "%(number)d answers", question.number) % {"number": question.number}
        return format_html('<a href="{}">{}</a>', change_url(question), text)


class AnswerInline(TabularInline):
    model = Answer
    record = "careers.documents.path.AnswerPart"
    fields = ["text", "slug", "order", "code", "weights"]
    readonly_fields = ["code", "weights"]
    prepopulated_fields = {"slug": ["text"]}
    key = ("slug",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number=Count("weights"))

    @admin.display(description=_("weights"))
    def weights(self, answer: Any) -> str:
        if not answer.pk:
            return str(_("save first"))
        return format_html('<a href="{}">{}</a>', change_url(answer), weights_in_words(answer.number))


class WeightForm(PartForm):
    points = forms.TypedChoiceField(
        label=_("points"),
        coerce=int,
        choices=[("", "—"), (2, "+2"), (1, "+1"), (-1, "−1"), (-2, "−2")],
    )


class WeightInline(TabularInline):
    model = Weight
    record = "careers.documents.path.WeightPart"
    form = WeightForm
    fields = ["role", "track", "points", "reason"]
    autocomplete_fields = ["role"]
    key = ("role", "track")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("role", "track")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "track":  # a list, so that the rows of the inline share one query
            tracks = Track.objects.select_related("role").only("title", "role__title")
            field.choices = [("", field.empty_label), *((track.pk, f"{track.role}: {track}") for track in tracks)]
        return field


class ConditionInline(TabularInline):
    model = Condition
    record = "careers.documents.path.ConditionPart"
    fields = ["text", "slug", "order", "roles"]
    readonly_fields = ["roles"]
    prepopulated_fields = {"slug": ["text"]}
    key = ("slug",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number=Count("exclusions"))

    @admin.display(description=_("roles set aside"))
    def roles(self, condition: Any) -> str:
        if not condition.pk:
            return str(_("save first"))
        text = ngettext("%(number)d role", "%(number)d roles", condition.number) % {"number": condition.number}
        return format_html('<a href="{}">{}</a>', change_url(condition), text)


class ExclusionInline(TabularInline):
    model = Exclusion
    record = "careers.documents.path.ExclusionPart"
    fields = ["role", "reason"]
    autocomplete_fields = ["role"]
    key = ("role",)


@admin.register(Questionnaire)
class QuestionnaireAdmin(HealthPage, EditorAdmin):
    """The one questionnaire: its list leads straight to it."""

    record = "careers.documents.path.QuestionnaireRecord"
    fields = ["title", "description", "notice", "outline"]
    readonly_fields = ["outline"]
    inlines = [QuestionInline, ConditionInline]

    def view_on_site(self, obj: Any) -> str | None:  # type: ignore[override]  # django-stubs know the boolean alone
        return str(obj.get_absolute_url())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Questionnaire.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        only = Questionnaire.objects.first()
        if only and self.has_view_permission(request):
            return HttpResponseRedirect(change_url(only))
        return super().changelist_view(request, extra_context)

    @admin.display(description=_("all answers"))
    def outline(self, obj: Any) -> str:
        """Questions and answers as links, so that every weight is two clicks from the index."""
        if not obj or not obj.pk:
            return "–"
        items = []
        for question in obj.questions.prefetch_related("answers__weights"):
            answers = format_html_join(
                "",
                '<li><a href="{}">{}</a> <span class="quiet">{}</span></li>',
                (
                    (change_url(answer), answer.text, weights_in_words(len(answer.weights.all())))
                    for answer in question.answers.all()
                ),
            )
            items.append((change_url(question), question.text, answers))
        return format_html(
            '<ol class="outline">{}</ol>',
            format_html_join("", '<li><a href="{}">{}</a><ul>{}</ul></li>', items),
        )


def weights_in_words(number: int) -> str:
    return ngettext("%(number)d weight", "%(number)d weights", number) % {"number": number}


class StepAdmin(ChecksPath, EditorAdmin):
    """A question or an answer: reached from the page above it, to which saving and deleting lead back."""

    change_form_template = "admin/careers/step_change_form.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False  # not on the index

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # added on the page above

    def above(self, obj: Any) -> list[Any]:
        """The rows that the object belongs to, outermost first."""
        raise NotImplementedError

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        context["trail"] = [(change_url(row), str(row)) for row in self.above(obj)] if obj else []
        return super().render_change_form(request, context, *args, **kwargs)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(change_url(self.above(obj)[-1]))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        obj = self.get_object(request, object_id)
        back = change_url(self.above(obj)[-1]) if obj else None
        response = super().delete_view(request, object_id, extra_context)
        is_done = request.method == "POST" and isinstance(response, HttpResponseRedirect)
        return HttpResponseRedirect(back) if back and is_done else response


@admin.register(Question)
class QuestionAdmin(StepAdmin):
    record = "careers.documents.path.QuestionPart"
    list_display = ["text", "slug", "answer_count", "order"]
    search_fields = ["text", "slug"]
    inlines = [AnswerInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "help", "order"],
                "description": _("The slug is part of shared results: changing it drops their answers."),
            },
        )
    ]

    def above(self, obj: Any) -> list[Any]:
        return [obj.questionnaire]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("questionnaire")
        return rows.annotate(number_of_answers=Count("answers"))

    @admin.display(description=_("answers"))
    def answer_count(self, question: Any) -> int:
        return int(question.number_of_answers)


class AnswerForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        others = Answer.objects.filter(question=self.instance.question).exclude(pk=self.instance.pk)
        if others.filter(slug=slug).exists():
            raise ValidationError(_("Another answer of the question has this slug."))
        return slug


@admin.register(Answer)
class AnswerAdmin(StepAdmin):
    record = "careers.documents.path.AnswerPart"
    form = AnswerForm
    list_display = ["text", "question", "weight_count", "order"]
    list_filter = ["question"]
    search_fields = ["text", "slug"]
    ordering = ["question__order", "order", "pk"]
    inlines = [WeightInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "order"],
                "description": _("The slug is part of shared results: changing it drops this answer from them."),
            },
        )
    ]

    def above(self, obj: Any) -> list[Any]:
        return [obj.question.questionnaire, obj.question]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("question__questionnaire")
        return rows.annotate(number_of_weights=Count("weights"))

    @admin.display(description=_("weights"))
    def weight_count(self, answer: Any) -> int:
        return int(answer.number_of_weights)


@admin.register(Condition)
class ConditionAdmin(StepAdmin):
    record = "careers.documents.path.ConditionPart"
    list_display = ["text", "slug", "order"]
    search_fields = ["text", "slug"]
    inlines = [ExclusionInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "order"],
                "description": _("The slug is part of shared results: changing it drops this condition from them."),
            },
        )
    ]

    def above(self, obj: Any) -> list[Any]:
        return [obj.questionnaire]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("questionnaire")
