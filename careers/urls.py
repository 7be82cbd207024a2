from django.urls import path

from careers.views import pay as views

app_name = "careers"

urlpatterns = [
    path("roles/", views.role_list, name="roles"),
    path("roles/compare/", views.compare, name="compare"),
    path("salaries/", views.salaries, name="salaries"),
    path("salaries/method/", views.salary_method, name="salary-method"),
    path("salaries.csv", views.salaries_csv, name="salaries-csv"),
    path("salaries.json", views.salaries_json, name="salaries-json"),
    path("skills/", views.skill_list, name="skills"),
    path("skills/<slug:slug>/", views.skill, name="skill"),
    path("backgrounds/", views.background_list, name="backgrounds"),
    path("backgrounds/<slug:slug>/", views.background, name="background"),
    path("programmes/", views.programme_list, name="programmes"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("choose-your-path/", views.path_question, name="path"),
    path("choose-your-path/result/", views.path_result, name="result"),
]
