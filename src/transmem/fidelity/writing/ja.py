"""Japanese: `1,275.5`, 8万4000, 1億2,500万, 1990年代, 午後3時30分, 第30回, 平成4年, 3分の2."""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation


def _sign(*signs: str) -> str:
    """Signs in Latin letters, which no other letter follows."""
    return rf"(?:{'|'.join(signs)})(?![A-Za-z²³/])"


# What is written without spaces is not known to end: longer words stand before those they contain.
_UNITS = {
    "AUD": r"AUD|AU?\$|(?:オーストラリア[ ・]?|豪)ドル",
    "CAD": r"CAD|CA?\$|(?:カナダ[ ・]?|加)ドル",
    "USD": r"USD|US\$|(?:米|アメリカ[ ・]?)?ドル|\$",
    "EUR": r"EUR|ユーロ|€",
    "EGP": r"EGP|エジプト[ ・]?ポンド",
    "GBP": r"GBP|(?:英国?|イギリス|スターリング)[ ・]?ポンド|£",
    "CHF": r"CHF|(?:スイス[ ・]?)?フラン",
    "CNY": r"CNY|CN¥|(?:中国)?人民元|元(?!年)",
    "JPY": r"JPY|(?:日本)?円|[¥￥]",
    "RUB": r"RUB|(?:ロシア[ ・]?)?ルーブル|₽",
    "TRY": r"TRY|(?:トルコ[ ・]?)?リラ|₺",
    "AZN": r"AZN|(?:アゼルバイジャン[ ・]?)?マナト|₼",
    "INR": r"INR|(?:インド[ ・]?)?ルピー|₹",
    "SAR": r"SAR|(?:サウジ(?:アラビア)?[ ・]?)?リヤル",
    "IRR": r"IRR|(?:イラン[ ・]?)?リアル",
    "kWh": r"キロワット(?:時|アワー)|" + _sign("kWh"),
    "MWh": r"メガワット(?:時|アワー)|" + _sign("MWh"),
    "GWh": r"ギガワット(?:時|アワー)|" + _sign("GWh"),
    "kW": r"キロワット|" + _sign("kW"),
    "MW": r"メガワット|" + _sign("MW"),
    "GW": r"ギガワット|" + _sign("GW"),
    "W": r"ワット|" + _sign("W"),
    "kB": r"キロバイト|" + _sign("kB"),
    "MB": r"メガバイト|" + _sign("MB"),
    "GB": r"ギガバイト|" + _sign("GB"),
    "TB": r"テラバイト|" + _sign("TB"),
    "km2": r"平方キロ(?:メートル)?|km²|km2|㎢",
    "m2": r"平方メートル|平米|m²|m2|㎡",
    "m3": r"立方メートル|立米|m³|m3|㎥",
    "ha": r"ヘクタール|" + _sign("ha"),
    "acre": r"エーカー|" + _sign("ac"),
    "mm": r"ミリメートル|ミリ(?!リットル|グラム)|㎜|" + _sign("mm"),
    "cm": r"センチ(?:メートル)?|㎝|" + _sign("cm"),
    "kg": r"キログラム|㎏|" + _sign("kg"),
    "km": r"キロ(?:メートル)?|㎞|" + _sign("km"),
    "m": r"メートル|" + _sign("m"),
    "mile": r"マイル|海里|" + _sign("mi"),
    "foot": r"フィート|フット|′|" + _sign("ft"),
    "inch": r"インチ|″",
    "l": r"リットル|ℓ|" + _sign("l"),
    "barrel": r"バレル|" + _sign("bbl"),
    "g": r"グラム|" + _sign("g"),
    "t": r"トン|" + _sign("t"),
    "pound": r"ポンド|" + _sign("lbs?"),
    "celsius": r"℃|°\s?C|(?<=摂氏\d)\s?度|(?<=摂氏\d\d)\s?度|(?<=氷点下\d)度|(?<=氷点下\d\d)度",
    "fahrenheit": r"℉|°\s?F|(?<=華氏\d)\s?度|(?<=華氏\d\d)\s?度|(?<=華氏\d\d\d)\s?度",
    "second": r"秒間?",
    "minute": r"分間|分(?![の之野布析離割])",
    "hour": r"時間",
    # Not the day of a date, the number of a year, or a decade.
    "day": r"日間|(?<!月\d)(?<!月\d\d)日(?![本付])",
    "week": r"週間?",
    "month": r"[かカヵケヶ箇]月間?|月間",
    "year": r"年間|[かカヵケヶ箇]年間?|(?<!\d{4})年(?![代度])",
}

NOTATION = Notation(
    decimals=".",
    groups=",",
    group=",",
    scales={
        "千億": 10**11,
        "百億": 10**10,
        "十億": 10**9,
        "千万": 10**7,
        "百万": 10**6,
        "十万": 10**5,
        "兆": 10**12,
        "億": 10**8,
        "万|萬": 10**4,
        "千": 1000,
        "百": 100,
    },
    scale_end="",
    ordinal_prefixes="第",
    ordinal_suffixes=r"\s?(?:番目|回目|つ目|年目|度目|人目|件目|代目|周年|位)",
    decades=r"(?:\d{1,2}\s?世紀\s?)?\d0\s?年代|\d{3}0\s?年代",
    continued_scales=True,
    ideographic=True,
    fractions=dict.fromkeys("半 半分 半数".split(), Fraction(1, 2)),
    eras={"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867},
    units=_UNITS,
    negatives="マイナス|零下|氷点下|[△▲]",
    times=(
        (
            r"(?:(?P<am>午前|朝)|(?P<pm>午後|夕方|夜(?=(?:[6-9]|1[01])時)))?"
            r"(?<![\d.,])(?P<h>\d{1,2})時(?!間|代|点|期)(?:(?P<m>[0-5]?\d)分|(?P<half>半))?"
        ),
        r"(?:(?P<am>午前)|(?P<pm>午後))\s?(?P<h>\d{1,2})[:：](?P<m>[0-5]\d)",
    ),
    percents=r"[%％]|パーセント|(?<=[\d一二三四五六七八九数])割(?![合り引当])|ポイント",
    tenths="割(?![合り当])",
    range_words=r"から|ないし|乃至|[~～〜]",
)
