"""Pictures that stand beside links to roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.roles import Role


class RoleCard(models.Model):
    """The picture of a role, apart from it so that no list loads it."""

    role = models.OneToOneField(Role, models.CASCADE, primary_key=True, related_name="card")
    digest = models.CharField(max_length=16, editable=False, help_text="Of what the picture shows.")
    png = models.BinaryField()

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")

    def __str__(self) -> str:
        return str(self.role)
