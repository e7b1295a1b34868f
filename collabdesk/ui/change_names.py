"""The names of changes, for "Undo: …"."""

from __future__ import annotations

from collabdesk.services.changes import Changes
from collabdesk.ui.presenters.base import Translate


class ChangeNames:
    """Turns a change's code into words."""

    def __init__(self, tr: Translate) -> None:
        self._words = {
            "describe": tr("change of set up"),
            "set_scope": tr("choice of characteristics"),
            "set_anonymous": tr("named or anonymous"),
            "choose_type": tr("choice of purpose"),
            "toggle_also": tr("purpose that also applies"),
            "word_purpose": tr("purpose in our own words"),
            "add_partner": tr("partner added"),
            "paste_partners": tr("partners pasted"),
            "rename_partner": tr("partner renamed"),
            "set_seats": tr("number of seats"),
            "set_present": tr("who is present"),
            "move_partner": tr("order of partners"),
            "remove_partner": tr("partner removed"),
            "record_vote": tr("vote of seat {seat} on {indicator}"),
            "take_back_vote": tr("vote taken back on {indicator}"),
            "reveal": tr("reveal of {indicator}"),
            "vote_again": tr("new round on {indicator}"),
            "record_hands": tr("show of hands on {indicator}"),
            "clear_hands": tr("show of hands taken away on {indicator}"),
            "enter_card": tr("paper card"),
            "agree": tr("agreed answer on {indicator}"),
            "write_evidence": tr("evidence on {indicator}"),
            "write_dissent": tr("dissent on {indicator}"),
            "write_note": tr("note"),
            "set_priorities": tr("priorities"),
            "add_action": tr("action added"),
            "edit_action": tr("action changed"),
            "duplicate_action": tr("action duplicated"),
            "settle_action": tr("what became of an action"),
            "bring_over": tr("actions brought over"),
            "bring_in_solo": tr("solo assessments brought in"),
            "remove_action": tr("action removed"),
            "move_action": tr("order of actions"),
            "set_review": tr("review date"),
        }
        self._vote = tr("vote on {indicator}")
        self._other = tr("last change")

    def words(self, changes: Changes) -> str:
        """Return what the change was, for example "vote of seat 3 on 5.4"."""
        pattern = self._words.get(changes.name, self._other)
        if changes.name == "record_vote" and "seat" not in dict(changes.args):
            pattern = self._vote  # in an anonymous workshop a seat is nobody's
        return pattern.format_map(_Blank(changes.args))


class _Blank(dict[str, object]):
    """Arguments by name; one that is missing leaves a blank instead of an error."""

    def __missing__(self, key: str) -> str:
        del key
        return "…"
