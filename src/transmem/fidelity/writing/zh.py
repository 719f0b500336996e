"""Chinese: `1,275.5`, 8.4万, 20世纪90年代, 2022年2月14日, 三十."""

from transmem.fidelity.writing.notation import Notation

NOTATION = Notation(
    decimals=".",
    groups=",",
    group=",",
    scales={
        "万|萬": 10**4,
        "亿|億": 10**8,
        "百万": 10**6,
        "千万": 10**7,
        "十万": 10**5,
        "十亿": 10**9,
        "百": 100,
        "千": 1000,
        "十": 10,
        "万亿": 10**12,
    },
    scale_end="",
    decades=r"(?:(?:\d{1,2}[\s\u00a0]?世纪|上世纪|上个世纪)[\s\u00a0]?)?\d0[\s\u00a0]?年代|\d{3}0[\s\u00a0]?年代",
    percents=r"%|百分|个百分点|成",
    range_words="至|到",
    ideographic=True,
)
