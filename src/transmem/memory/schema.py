"""What a memory is made of, in the SQL that SQLite, PostgreSQL and its kin have in common.

Plain tables, and B-trees for their keys: nothing that an engine must be extended for.

- `segments` are the texts that were translated, each once a language. A segment's number is that
  of its *run* times 65,536 plus its place in it; a run holds segments of one language and its
  variants (`en`, `en-GB`), its *group*.
- `digests` find a segment by its language and text: 64 bits of their BLAKE2b hash. The texts
  themselves are compared too.
- `translations` are what segments were translated to, each text once a segment and language. Their
  `origins` are none if the file of their addition has them once and no other does; `history` and
  `extra` are what is known beyond, if anything is.
- `contexts` say between which source texts a translation stood, by their digests; `neighbours` are
  such texts as were not translated themselves.
- `runs` say what each segment weighs. `parts` are what the index of a group is made of; `postings`
  say which segments have a key (`parts` tells how), `words` the keys that are words, those of one
  length one after the other.
- `additions` are the files that were added; `languages`, `origins` and `users` number their names.
"""

from __future__ import annotations

from transmem.errors import StoreError

MIGRATIONS = (
    """
    CREATE TABLE languages (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE additions (
        id INTEGER PRIMARY KEY, origin INTEGER NOT NULL, at BIGINT NOT NULL
    );
    CREATE TABLE segments (
        id {number} PRIMARY KEY, language INTEGER NOT NULL, text TEXT NOT NULL
    );
    CREATE TABLE digests (
        digest BIGINT NOT NULL, segment BIGINT NOT NULL, PRIMARY KEY (digest)
    ){clustered};
    CREATE TABLE translations (
        segment BIGINT NOT NULL, language INTEGER NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, addition INTEGER NOT NULL, origins TEXT NOT NULL, created BIGINT,
        creator INTEGER, changed BIGINT, changer INTEGER, extra TEXT,
        PRIMARY KEY (segment, language, number)
    ){clustered};
    CREATE TABLE contexts (
        segment BIGINT NOT NULL, language INTEGER NOT NULL, number INTEGER NOT NULL,
        previous BIGINT NOT NULL, next BIGINT NOT NULL,
        PRIMARY KEY (segment, language, number, previous, next)
    ){clustered};
    CREATE TABLE neighbours (digest {number} PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, size INTEGER NOT NULL,
        weights {bytes} NOT NULL
    );
    CREATE TABLE postings (
        grp INTEGER NOT NULL, term BIGINT NOT NULL, run INTEGER NOT NULL, places {bytes} NOT NULL,
        PRIMARY KEY (grp, term, run)
    ){clustered};
    CREATE TABLE words (
        grp INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (grp, word)
    ){clustered};
    """,
    # A list a run → a list a part; times and users in columns → in one. What is added next makes
    # the index anew, from the texts.
    """
    DROP TABLE postings;
    DROP TABLE words;
    CREATE TABLE parts (id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, size BIGINT NOT NULL);
    CREATE TABLE postings (
        id {number} PRIMARY KEY, runs {bytes} NOT NULL, places {bytes} NOT NULL
    );
    CREATE TABLE words (
        part INTEGER NOT NULL, length INTEGER NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (part, length)
    ){clustered};
    ALTER TABLE translations RENAME TO translations_before;
    CREATE TABLE translations (
        segment BIGINT NOT NULL, language INTEGER NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, addition INTEGER NOT NULL, origins TEXT, history TEXT, extra TEXT,
        PRIMARY KEY (segment, language, number)
    ){clustered};
    INSERT INTO translations
        (segment, language, number, text, addition, origins, history, extra)
    SELECT segment, language, number, text, addition, origins,
        CASE WHEN COALESCE(created, creator, changed, changer) IS NOT NULL THEN
            COALESCE(CAST(created AS TEXT), '') || ',' || COALESCE(CAST(creator AS TEXT), '')
            || ',' || COALESCE(CAST(changed AS TEXT), '') || ','
            || COALESCE(CAST(changer AS TEXT), '')
        END,
        extra
    FROM translations_before;
    DROP TABLE translations_before;
    """,
)
"""What brings a memory from each version to the next; the first makes a new one."""

VERSION = len(MIGRATIONS)
"""Of the schema. A memory with a higher one was written by a newer transmem."""


def is_current(version: int, *, name: str, create: bool) -> bool:
    """Whether a memory has the schema that is known here; if not, it may be brought to it.

    Args:
        version: That of the memory; 0 if it has none.
        name: What messages call it.
        create: Whether it may be written.

    Raises:
        StoreError: A newer transmem wrote it, or an older one and it may not be written.
    """
    if version > VERSION:
        raise StoreError(
            f"was written by a newer transmem (schema {version}, this one knows {VERSION}); "
            "update transmem; the memory was not touched",
            path=name,
        )
    if version < VERSION and not create:
        raise StoreError(
            "holds no memory, or one of an older transmem; transmem memory add mends that",
            path=name,
        )
    return version == VERSION


def statements(version: int, *, clustered: str, data: str, number: str) -> list[str]:
    """Gives the statements that bring a memory of a version up to date.

    Args:
        version: 0 for a new one.
        clustered: What an engine adds to a table whose rows stand in the order of their key.
        data: How it calls a column of bytes.
        number: How it calls a key of 64 bits.
    """
    return [
        statement
        for script in MIGRATIONS[version:]
        for statement in script.format(clustered=clustered, bytes=data, number=number).split(";")
        if statement.strip()
    ]
