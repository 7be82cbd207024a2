"""Short addresses of results: a letter or digit for each question, and one for the answer given to it.

Codes are permanent. What is deleted leaves its code behind as retired, so that an old address never comes to mean
another answer.
"""

from collections.abc import Iterator
from string import ascii_lowercase, digits

from careers.models import Answer, Question, Questionnaire
from careers.path import scoring

CODES = ascii_lowercase + digits
VERSION = 8
"""Characters of the questionnaire's version, which come first."""


def encoded(questionnaire: scoring.Questionnaire, answers: dict[str, str]) -> str:
    """Empty where a question or an answer has no code."""
    given = questionnaire.given(answers)
    if not given or not all(question.code and answer.code for question, answer in given):
        return ""
    return questionnaire.version + "".join(question.code + answer.code for question, answer in given)


def decoded(questionnaire: scoring.Questionnaire, text: str) -> tuple[str, dict[str, str]]:
    """The version, and the answers as far as they are known."""
    version, pairs = text[:VERSION], text[VERSION:]
    questions = {question.code: question for question in questionnaire.questions if question.code}
    answers = {}
    for code, own in zip(pairs[::2], pairs[1::2], strict=False):
        if question := questions.get(code):
            for answer in question.answers:
                if answer.code == own:
                    answers[question.slug] = answer.slug
    return version, answers


def codes(questionnaire: scoring.Questionnaire) -> Iterator[str]:
    """Of questions, and of answers after that of their question."""
    for question in questionnaire.questions:
        if question.code:
            yield question.code
            yield from (question.code + answer.code for answer in question.answers if answer.code)


def keep_codes(before: scoring.Questionnaire | None, after: scoring.Questionnaire) -> None:
    """After an edit: retires the codes of what is gone, and gives codes to what is new. Three queries or more."""
    row = Questionnaire.objects.get()
    gone = set(codes(before)) - set(codes(after)) if before else set()
    if gone - set(row.retired):
        row.retired = sorted({*row.retired, *gone})
        row.save(update_fields=["retired"])
    questions = list(Question.objects.filter(questionnaire=row).prefetch_related("answers"))
    taken = {question.code for question in questions} | set(row.retired)
    for question in questions:
        if not question.code:
            question.code = next((code for code in CODES if code not in taken), "")
            taken.add(question.code)
            Question.objects.filter(pk=question.pk).update(code=question.code)
        own = {question.code + answer.code for answer in question.answers.all()} | set(row.retired)
        for answer in question.answers.all():
            if not answer.code:
                answer.code = next((code for code in CODES if question.code + code not in own), "")
                own.add(question.code + answer.code)
                Answer.objects.filter(pk=answer.pk).update(code=answer.code)
