"""The numbers behind every chart and list, the same on screen and on paper."""

from collabdesk.domain.series.bars import Bar, bars, comparable, fraction
from collabdesk.domain.series.dots import DotPlot, Dots, dots
from collabdesk.domain.series.lists import LIST_LENGTH, ListItem, ListReason, Lists, lists

__all__ = [
    "LIST_LENGTH",
    "Bar",
    "DotPlot",
    "Dots",
    "ListItem",
    "ListReason",
    "Lists",
    "bars",
    "comparable",
    "dots",
    "fraction",
    "lists",
]
