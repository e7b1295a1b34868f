"""The numbers behind every chart and list, the same on screen and on paper."""

from collabdesk.domain.series.bars import Bar, bars, comparable, fraction
from collabdesk.domain.series.dots import DotPlot, Dots, dots
from collabdesk.domain.series.heat import (
    Column,
    HeatMap,
    HeatOrder,
    HeatRow,
    by_mean,
    heat,
    sorted_rows,
)
from collabdesk.domain.series.lists import LIST_LENGTH, ListItem, ListReason, Lists, lists
from collabdesk.domain.series.picking import Only, Order, how_many, pick
from collabdesk.domain.series.radar import LEAST_SPOKES, Radar, Spoke, radar
from collabdesk.domain.series.rounds import Revisited, agreement_across, level_across, revisited
from collabdesk.domain.series.trend import (
    Direction,
    Held,
    NotCompared,
    Step,
    Stop,
    Trend,
    apart,
    trend,
    why_not_compared,
)
from collabdesk.domain.series.views import Group, NoViews, View, Views, Voices, views, voices

__all__ = [
    "LEAST_SPOKES",
    "LIST_LENGTH",
    "Bar",
    "Column",
    "Direction",
    "DotPlot",
    "Dots",
    "Group",
    "HeatMap",
    "HeatOrder",
    "HeatRow",
    "Held",
    "ListItem",
    "ListReason",
    "Lists",
    "NoViews",
    "NotCompared",
    "Only",
    "Order",
    "Radar",
    "Revisited",
    "Spoke",
    "Step",
    "Stop",
    "Trend",
    "View",
    "Views",
    "Voices",
    "agreement_across",
    "apart",
    "bars",
    "by_mean",
    "comparable",
    "dots",
    "fraction",
    "heat",
    "how_many",
    "level_across",
    "lists",
    "pick",
    "radar",
    "revisited",
    "sorted_rows",
    "trend",
    "views",
    "voices",
    "why_not_compared",
]
