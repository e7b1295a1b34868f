"""Write the list of parts (SBOM, CycloneDX 1.6) that stands beside a bundle and a wheel.

The same parts give the same bytes: the number of the list is formed from them, and its time is
that of the sources.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from parts import Part

_SPACE = uuid.UUID("6c1d0a0e-6a1f-5d0c-9d0b-3f7f0a7f2b11")


def sbom(version: str, parts: Iterable[Part], seconds: int) -> str:
    """Return the list of *parts* of CollabDesk *version* as JSON; *seconds* is its time."""
    program = Component(
        name="collabdesk",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"pkg:generic/collabdesk@{version}",
    )
    components = [_component(part) for part in sorted(parts, key=lambda p: (p.kind, p.name))]
    named = json.dumps([version, *(str(component.purl) for component in components)])
    bom = Bom(
        components=components,
        serial_number=uuid.uuid5(_SPACE, named),
        metadata=BomMetaData(component=program, timestamp=datetime.fromtimestamp(seconds, UTC)),
    )
    bom.register_dependency(program, components)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(part: Part) -> Component:
    purl = PackageURL(type=part.kind, name=part.name, version=part.version)
    return Component(
        name=part.name,
        version=part.version,
        purl=purl,
        bom_ref=purl.to_string(),
        licenses=[LicenseFactory().make_from_string(part.licence)],
    )


def write(path: Path, version: str, parts: Iterable[Part], seconds: int) -> None:
    """Write the list of *parts* to *path*."""
    path.write_text(sbom(version, parts, seconds), encoding="utf-8")
