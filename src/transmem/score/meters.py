"""sacrebleu's metrics, set up for a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transmem import languages
from transmem.errors import TransmemError

if TYPE_CHECKING:
    from sacrebleu import BLEU, CHRF, TER

# By script: BLEU's tokeniser (13a needs spaces between words).
_TOKENIZERS = {"Hans": "zh", "Hant": "zh", "Hani": "zh", "Jpan": "ja-mecab", "Kore": "ko-mecab"}
# Scripts that TER would take for one long word unless it splits them into characters.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """sacrebleu's metrics, set up for a language.

    Attributes:
        sentence_bleu: A short sentence may not have four words in a row; this one uses the
            orders that there are.
    """

    bleu: BLEU
    sentence_bleu: BLEU
    chrf: CHRF
    ter: TER


def settings(language: str) -> Settings:
    """Gives the settings for a target language.

    >>> settings("zh-Hant"), settings("fr")
    (Settings(tokenizer='zh', asian=True), Settings(tokenizer='13a', asian=False))

    Raises:
        LanguageError: The tag is not one.
    """
    script = languages.script(language)
    return Settings(tokenizer=_TOKENIZERS.get(script, "13a"), asian=script in _SPLIT_BY_TER)


def meters_for(chosen: Settings) -> Meters:
    """Sets up the metrics.

    Raises:
        TransmemError: The tokeniser is not installed.
    """
    # Loading sacrebleu takes longer than most commands, which have no use for it.
    from sacrebleu import BLEU, CHRF, TER  # noqa: PLC0415

    try:
        return Meters(
            bleu=BLEU(tokenize=chosen.tokenizer),
            sentence_bleu=BLEU(tokenize=chosen.tokenizer, effective_order=True),
            chrf=CHRF(word_order=2),
            ter=TER(normalized=chosen.asian, asian_support=chosen.asian),
        )
    except (RuntimeError, AssertionError) as error:  # how sacrebleu says that MeCab is missing
        extra = chosen.tokenizer.partition("-")[0]
        raise TransmemError(
            f"scoring this language needs the tokeniser {chosen.tokenizer}, which is not "
            f'installed; run: pip install "sacrebleu[{extra}]"'
        ) from error
