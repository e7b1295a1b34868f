"""The facilitator's verbs: each takes a workshop and returns the changed one.

A verb that changes nothing returns an equal workshop. What cannot be raises InvalidInput with
one sentence and the field it belongs to. Chance and new ids are handed in.
"""

from __future__ import annotations

from collabdesk.domain.edit.answers import (
    agree,
    note_at,
    write_dissent,
    write_evidence,
    write_note,
)
from collabdesk.domain.edit.cards import enter_card
from collabdesk.domain.edit.hands import clear_hands, record_hands
from collabdesk.domain.edit.partners import (
    Holdings,
    add_partner,
    holdings,
    move_partner,
    name_and_seats,
    paste_partners,
    remove_partner,
    rename_partner,
    set_present,
    set_seats,
)
from collabdesk.domain.edit.plan import (
    ActionFields,
    add_action,
    duplicate_action,
    edit_action,
    move_action,
    remove_action,
    set_priorities,
    set_review,
)
from collabdesk.domain.edit.rounds import record_vote, reveal, take_back_vote, vote_again
from collabdesk.domain.edit.setting import (
    choose_type,
    describe,
    join_collaboration,
    set_anonymous,
    set_scope,
    start_workshop,
    toggle_also,
    word_purpose,
)

__all__ = [
    "ActionFields",
    "Holdings",
    "add_action",
    "add_partner",
    "agree",
    "choose_type",
    "clear_hands",
    "describe",
    "duplicate_action",
    "edit_action",
    "enter_card",
    "holdings",
    "join_collaboration",
    "move_action",
    "move_partner",
    "name_and_seats",
    "note_at",
    "paste_partners",
    "record_hands",
    "record_vote",
    "remove_action",
    "remove_partner",
    "rename_partner",
    "reveal",
    "set_anonymous",
    "set_present",
    "set_priorities",
    "set_review",
    "set_scope",
    "set_seats",
    "start_workshop",
    "take_back_vote",
    "toggle_also",
    "vote_again",
    "word_purpose",
    "write_dissent",
    "write_evidence",
    "write_note",
]
