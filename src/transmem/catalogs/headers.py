"""The header of a new catalog."""

from __future__ import annotations

from datetime import datetime

from transmem import languages


def new_header(
    *, project: str, language: str, source_language: str, created: datetime
) -> dict[str, str]:
    """Gives the fields of a new catalog's header, or of a template's if language is empty."""
    date = f"{created:%Y-%m-%d %H:%M}{created:%z}" if created.tzinfo else f"{created:%F %H:%M}+0000"
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": date,
        "PO-Revision-Date": date if language else "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "Automatically generated" if language else "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": languages.english_name(language) if language else "LANGUAGE <LL@li.org>",
        "Language": languages.posix(language) if language else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        fields["Plural-Forms"] = languages.plural_forms(language)
    return fields | {
        "X-Generator": "transmem",
        "X-Source-Language": languages.posix(source_language),
    }
