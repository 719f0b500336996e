"""DOCX: editions for word processors, with footnotes, styles and directions that are Word's own.

:mod:`~transmem.editions.docx.translation`, :mod:`~transmem.editions.docx.columns` and
:mod:`~transmem.editions.docx.interleaved` are the three layouts. They put together paragraphs
(:mod:`~transmem.editions.docx.paragraphs`) of runs (:mod:`~transmem.editions.docx.sentences`) with
footnotes (:mod:`~transmem.editions.docx.notes`) in a copy of a reference document
(:mod:`~transmem.editions.docx.reference`), whose styles, page and footer they use.

What stands in the markup is told by ECMA-376, Office Open XML File Formats, Part 1; sections that
are named in this package are its own.
"""
