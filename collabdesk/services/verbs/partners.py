"""Verbs of the partners step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.domain import edit
from collabdesk.services.verbs.keeping import Keeping

if TYPE_CHECKING:
    from collabdesk.services.changes import Changes


class PartnerVerbs(Keeping):
    """Who is at the table, with how many seats.

    Each verb answers None where nothing changed, and raises InvalidInput where it cannot be.
    """

    def add_partner(self, name: str, seats: int = 1) -> Changes | None:
        """Add a partner at the end."""
        after = edit.add_partner(self.workshop, self._world.new_id(), name, seats)
        return self._keep("add_partner", after)

    def paste_partners(self, text: str) -> Changes | None:
        """Add one partner per line, all or none; see ``domain.edit.paste_partners``."""
        after = edit.paste_partners(self.workshop, text, self._world.new_id)
        return self._keep("paste_partners", after)

    def rename_partner(self, partner_id: str, name: str) -> Changes | None:
        """Give a partner another name."""
        return self._keep("rename_partner", edit.rename_partner(self.workshop, partner_id, name))

    def set_seats(self, partner_id: str, seats: int) -> Changes | None:
        """Give a partner 1 to 100 seats."""
        return self._keep("set_seats", edit.set_seats(self.workshop, partner_id, seats))

    def set_present(self, partner_id: str, flag: bool) -> Changes | None:
        """Say whether a partner is here today."""
        return self._keep("set_present", edit.set_present(self.workshop, partner_id, flag))

    def move_partner(self, partner_id: str, index: int) -> Changes | None:
        """Move a partner to *index*, counted from 0."""
        return self._keep("move_partner", edit.move_partner(self.workshop, partner_id, index))

    def remove_partner(self, partner_id: str) -> Changes | None:
        """Remove a partner with its votes, leads and support."""
        return self._keep("remove_partner", edit.remove_partner(self.workshop, partner_id))
