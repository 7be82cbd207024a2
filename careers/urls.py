from django.urls import path

from careers.views import cards, mine, open_data, pay, plan, roles, routes, titles, ways
from careers.views.path import path_question, path_result

app_name = "careers"

urlpatterns = [
    path("roles/", roles.role_list, name="roles"),
    path("roles/compare/", roles.compare, name="compare"),
    path("cards/roles/<slug:slug>.<slug:digest>.png", cards.role_card, name="role-card"),
    path("salaries/", pay.salaries, name="salaries"),
    path("salaries/method/", pay.salary_method, name="salary-method"),
    path("salaries/context/", pay.salary_context, name="salary-context"),
    path("salaries.csv", open_data.salaries_csv, name="salaries-csv"),
    path("salaries.json", open_data.salaries_json, name="salaries-json"),
    path("salaries.svg", open_data.salaries_svg, name="salaries-svg"),
    path("skills/", ways.skill_list, name="skills"),
    path("skills/mine/", mine.my_skills, name="my-skills"),
    path("skills/<slug:slug>/", ways.skill, name="skill"),
    path("backgrounds/", ways.background_list, name="backgrounds"),
    path("backgrounds/<slug:slug>/", ways.background, name="background"),
    path("from/<slug:background>/to/<slug:role>/", routes.route, name="route"),
    path("doors/", routes.doors, name="doors"),
    path("plan/", plan.plan, name="plan"),
    path("plan.md", plan.plan_markdown, name="plan-markdown"),
    path("plan.ics", plan.plan_calendar, name="plan-calendar"),
    path("programmes/", ways.programme_list, name="programmes"),
    path("programmes/<slug:slug>/", ways.programme, name="programme"),
    path("titles/", titles.titles, name="titles"),
    path("titles/rules.json", titles.title_rules, name="title-rules"),
    path("choose-your-path/", path_question, name="path"),
    path("choose-your-path/result/", path_result, name="result"),
]
