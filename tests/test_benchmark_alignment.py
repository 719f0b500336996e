"""The benchmark knows which links are right, however the texts are cut, and counts them."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from alignment_bench import gold as marking
from alignment_bench import letter
from alignment_bench.gold import Gold, Link, Tally
from alignment_bench.printing import Layout, Passage, printed, some_layout
from alignment_bench.texts import blocks

from transmem.documents import read_text
from transmem.model import BlockKind

ROOT = Path(__file__).parents[1]
# Two texts: a heading, and a paragraph that the source has cut into two and the translation not.
TEXTS = ["Opening", "It met. It rose."]
GOLD = marking.gold(
    marking.lay(TEXTS, ["Opening", "It met.", "It rose."]),
    marking.lay(["Ouverture", "Il s’ouvre et se clôt."], ["Ouverture", "Il s’ouvre et se clôt."]),
)


def count(gold: Gold, *answer: tuple[tuple[int, ...], tuple[int, ...]]) -> Tally:
    links = [*gold.links, *(Link(*link) for link in answer)]
    sides = [1 + max((n for link in links for n in link[side]), default=-1) for side in (0, 1)]
    return marking.tally(gold, [Link(*link) for link in answer], sides=(sides[0], sides[1]))


def test_pieces_of_the_same_text_go_together() -> None:
    assert GOLD.links == (Link((0,), (0,)), Link((1, 2), (1,)))


def test_a_text_that_is_missing_leaves_its_pieces_alone() -> None:
    source = marking.lay(TEXTS, ["Opening", "It met.", "It rose."])
    found = marking.gold(source, marking.lay(["Ouverture", ""], ["Ouverture"]))
    assert found.links == (Link((0,), (0,)), Link((1,), ()), Link((2,), ()))


def test_the_right_answer_is_all_right() -> None:
    found = count(GOLD, ((0,), (0,)), ((1, 2), (1,)))
    assert (found.f1, found.exact) == (1.0, 1.0)


def test_a_wrong_answer_is_counted_on_both_sides() -> None:
    # One of two gold links is found by an answer of three links: 2 * 1 / (2 + 3).
    found = count(GOLD, ((0,), (0,)), ((1,), (1,)))
    assert (found.gold, found.said, found.found) == (2, 3, 1)
    assert found.f1 == pytest.approx(0.4)


def test_pieces_that_an_answer_does_not_name_have_no_partner_in_it() -> None:
    gold = Gold(links=(Link((0,), ()), Link((1,), (0,))), sure=frozenset())
    assert count(gold, ((1,), (0,))).f1 == 1.0


def test_a_run_without_partners_is_as_many_links() -> None:
    gold = Gold(links=(Link((0,), ()), Link((1,), ()), Link((2,), (0,))), sure=frozenset())
    assert count(gold, ((0, 1), ()), ((2,), (0,))).exact == 1.0


def test_a_text_that_both_sides_cut_may_be_linked_more_finely() -> None:
    side = marking.lay(["It met. It rose."], ["It met.", "It rose."])
    gold = marking.gold(side, side)
    assert gold.links == (Link((0, 1), (0, 1)),)
    found = count(gold, ((0,), (0,)), ((1,), (1,)))
    assert (found.f1, found.exact) == (1.0, 0.0)
    assert count(gold, ((0,), (0, 1)), ((1,), ())).found == 0


def test_what_surely_goes_together_may_not_be_parted() -> None:
    # The heading stands before its text on one side, and at the end of the piece before it here.
    texts = ["It met.", "Agenda", "It rose."]
    gold = marking.gold(
        marking.lay(texts, ["It met. Agenda", "It rose."]),
        marking.lay(texts, ["It met.", "Agenda It rose."]),
    )
    assert gold.links == (Link((0, 1), (0, 1)),)
    assert count(gold, ((0,), (0,)), ((1,), (1,))).found == 0


def test_pieces_lie_where_they_were_although_a_word_was_mended() -> None:
    found = marking.lay(["One th ese two.", "Three fo ur."], ["One these two.", "Three four."])
    assert list(found) == [{0: True}, {1: True}]
    found = marking.lay(["Inter-national law.", "Peace."], ["International law.", "Peace."])
    assert list(found) == [{0: True}, {1: True}]


_CUTS = st.lists(st.integers(1, 30), max_size=6)


@given(texts=st.lists(st.text("ab ", min_size=1), min_size=1, max_size=6), cuts=_CUTS)
def test_every_piece_is_in_one_gold_link(texts: list[str], cuts: list[int]) -> None:
    text = "".join(texts)
    bounds = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[a:b] for a, b in pairwise(bounds)]
    gold = marking.gold(marking.lay(texts, pieces), marking.lay(texts, texts))
    assert sorted(n for link in gold.links for n in link.sources) == list(range(len(pieces)))
    assert sorted(n for link in gold.links for n in link.targets) == list(range(len(texts)))
    perfect = marking.tally(gold, gold.links, sides=(len(pieces), len(texts)))
    assert (perfect.f1, perfect.exact) == (1.0, 1.0)


def test_a_block_is_joined_and_cut_again() -> None:
    pairs = [("One thing", "Une chose"), ("It came. It went.", "Elle vint. Elle partit.")]
    (case,) = blocks(pairs, "fr")
    assert case.sources == ["One thing It came.", "It went."]
    assert case.targets == ["Une chose Elle vint.", "Elle partit."]
    assert case.gold.links == (Link((0, 1), (0, 1)),)


def passage(kind: BlockKind, *texts: str, number: int | None = None) -> Passage:
    return Passage(kind=kind, number=number, texts=texts)


def test_a_printing_has_pages_with_notes_at_their_feet() -> None:
    passages = [
        passage(BlockKind.PARAGRAPH, "It met on Monday.[^1]", "It rose."),
        passage(BlockKind.FOOTNOTE, "See A/1.", number=1),
    ]
    layout = Layout(width=12, height=9, indent=2, double=False, end="{}\n\f", raised=True)
    assert printed(passages, layout, gap=" ").split("\n") == [
        "  It met on", "Monday.¹ It", "rose.", "__________________", " 1  See A/1.", "1", "\f",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_the_letter_printed_again_can_be_read_and_its_links_are_known(language: str) -> None:
    for case in islice(letter.cases(ROOT, language, seed=7), 3):
        links = case.gold.links
        assert sorted(n for link in links for n in link.sources) == list(range(case.sides[0]))
        assert sorted(n for link in links for n in link.targets) == list(range(case.sides[1]))
        shapes = [(len(link.sources), len(link.targets)) for link in links]
        assert shapes.count((1, 1)) > len(shapes) / 2


def test_a_printing_of_the_letter_is_altered_but_for_the_first() -> None:
    as_exported, again = islice(letter.cases(ROOT, "es", seed=3), 2)
    assert {(len(link.sources), len(link.targets)) for link in as_exported.gold.links} == {(1, 1)}
    shapes = {(len(link.sources), len(link.targets)) for link in again.gold.links}
    assert (1, 0) in shapes
    assert shapes & {(1, 2), (2, 2)}
    assert shapes & {(2, 1), (2, 2)}


def test_the_same_seed_prints_the_same() -> None:
    layouts = [some_layout(Random(5), spaced=True) for _ in range(2)]  # noqa: S311
    assert layouts[0] == layouts[1]


def test_what_is_printed_is_read_as_it_was() -> None:
    passages = [
        passage(BlockKind.PARAGRAPH, "会议于星期一举行。[^1]", "会议结束了。"),
        passage(BlockKind.FOOTNOTE, "见A/1。", number=1),
    ]
    layout = Layout(width=20, height=30, indent=0, double=False, end="\f", raised=True)
    document = read_text(printed(passages, layout, gap=""), path="x.txt", language="zh")
    assert [s.text for block in document.blocks for s in block.segments] == [
        "会议于星期一举行。[^1]", "会议结束了。", "见A/1。",
    ]  # fmt: skip


def test_the_benchmark_runs_without_other_programs(tmp_path: Path) -> None:
    missed = tmp_path / "missed.jsonl"
    options = ["--languages", "es", "--printings", "1", "--missed", str(missed)]
    run = subprocess.run(
        [sys.executable, "benchmarks/alignment.py", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "letter: F1 of links" in run.stdout
    assert "nltk" in run.stdout
