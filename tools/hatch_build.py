"""Hatchling's build hook: the compiled forms exist before anything is packaged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Hatchling loads this file by its path, which puts none of its neighbours within reach.
sys.path.insert(0, str(Path(__file__).parent))


class FormsBuildHook(BuildHookInterface[Any]):
    """Compile the forms for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the forms up to date before hatchling collects the files."""
        import forms

        forms.build()
