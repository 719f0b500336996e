"""Japanese: `1,275.5`, 8万4000, 1億2,500万, 1990年代, 午後3時30分, 三十."""

from transmem.fidelity.writing.notation import Notation

NOTATION = Notation(
    decimals=".",
    groups=",",
    group=",",
    scales={"万": 10**4, "億": 10**8, "兆": 10**12, "百万": 10**6, "千": 1000, "百": 100},
    scale_end="",
    decades=r"(?:\d{1,2}\s?世紀\s?)?\d0\s?年代|\d{3}0\s?年代",
    ideographic=True,
    times=(r"(?:(?P<am>午前)|(?P<pm>午後))?(?P<h>\d{1,2})時(?:(?P<m>[0-5]?\d)分)?",),
    percents=r"[%％]|パーセント|割",
    range_words="から|~|～",
)
