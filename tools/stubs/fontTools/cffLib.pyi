"""Reads the outlines of an OpenType font."""

from typing import IO

from fontTools.pens.cu2quPen import Cu2QuPen

class CharString:
    def draw(self, pen: Cu2QuPen) -> None: ...

class Index:
    def __getitem__(self, index: int) -> CharString: ...

class CharStrings:
    charStringsIndex: Index

class TopDict:
    CharStrings: CharStrings

class CFFFontSet:
    def decompile(self, file: IO[bytes], otFont: None) -> None: ...
    def __getitem__(self, nameOrIndex: int) -> TopDict: ...
