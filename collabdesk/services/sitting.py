"""A sitting: one workshop open on the table, with every verb the facilitator has."""

from __future__ import annotations

from collabdesk.services.verbs.dots import DotVerbs
from collabdesk.services.verbs.last_time import LastTimeReading
from collabdesk.services.verbs.merging import MergeVerbs
from collabdesk.services.verbs.partners import PartnerVerbs
from collabdesk.services.verbs.place import PlaceVerbs
from collabdesk.services.verbs.plan import PlanVerbs
from collabdesk.services.verbs.scoring import ScoringVerbs
from collabdesk.services.verbs.setting import SettingVerbs


class Sitting(
    SettingVerbs,
    PartnerVerbs,
    MergeVerbs,
    ScoringVerbs,
    PlanVerbs,
    DotVerbs,
    PlaceVerbs,
    LastTimeReading,
):
    """Each verb is kept in the library before it returns, and answers what it changed.

    Where the library cannot be written just now, the workshop moves on in memory: ``unsaved``
    says why, and ``keep`` tries again. Where trying again would not help, the verb raises
    LibraryError and the workshop stays as it was.
    """
