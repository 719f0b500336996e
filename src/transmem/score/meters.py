"""sacrebleu's metrics, set up for a language."""

from __future__ import annotations

import os
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transmem.errors import TransmemError
from transmem.score.tokenizers import Settings, require

if TYPE_CHECKING:
    from sacrebleu import BLEU, CHRF, TER


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


def meters_for(chosen: Settings) -> Meters:
    """Sets up the metrics.

    Raises:
        TransmemError: The tokeniser is not installed or does not work, or the seed is no number.
    """
    # Loading sacrebleu takes longer than most commands, which have no use for it.
    from sacrebleu import BLEU, CHRF, TER  # noqa: PLC0415

    require(chosen.tokenizer)
    _check_seed(os.environ.get("SACREBLEU_SEED", "none"))
    try:
        bleu = BLEU(tokenize=chosen.tokenizer)
    # MeCab and SentencePiece say with these, and sacrebleu with an assertion, that a dictionary
    # or a model is not what it should be.
    except (RuntimeError, AssertionError, OSError) as error:
        said = " ".join(str(error).split())
        raise TransmemError(f"the tokeniser {chosen.tokenizer} does not work: {said}") from error
    sentence_bleu = copy(bleu)
    sentence_bleu.effective_order = True
    return Meters(
        bleu=bleu,
        sentence_bleu=sentence_bleu,
        chrf=CHRF(word_order=2),
        ter=TER(normalized=chosen.asian, asian_support=chosen.asian),
    )


def _check_seed(seed: str) -> None:
    """Refuses what sacrebleu could not make chance of, half a minute later."""
    if seed.lower() != "none" and not seed.isdecimal():
        raise TransmemError(
            f"SACREBLEU_SEED in the environment is “{seed}”; set it to a number or to none"
        )
