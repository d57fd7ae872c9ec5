"""Where German sentences end, by rules.

A full stop is looked at together with the word before and the word behind it: abbreviations,
ordinals, dates, initials and decimals do not end a sentence, whatever the next word is; only a
word that commonly begins a sentence can overrule that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Abbreviations behind which a sentence goes on, whatever follows.
_NEVER = frozenset(
    """abb abs abschn allg tab bl
    anl anm aufl az bearb begr bes betr bspw bzgl bzw ca dipl dr einschl entspr evtl
    exkl fa fachb fr geb gem ges ggf ggfs hg hr hrsg inh ing inkl insb insbes jährl kap lfd lit lt max
    med mind mtl nat nr nrn num op pol prof prot rd ref rer rn schr sog sogen spez st stellv stv tel tgl
    u.a urspr usf verf vergl vgl vorauss vorl vors vs wg wiss z zb zit ziff zt zzgl zzt abt abteil antr
    bez bgbl bgm bundesreg dgl dienstst drs drucks einw erl evang fax fn gesch grds haush hausnr hdb i.v
    ifd kath kfm kgl konz landesreg landkr mdl nachf nachm nördl östl südl westl obgm org ortst p phil
    pl pos priv qm reg rückl s sachb str stellungn techn teilw telef tit u unverb uvm v verb veröff verw
    vol vorm vorh württ zul zus zusätzl zw stk d e h i o a b c f g j k l m n q r t w x y ä ö ü""".split()  # noqa: SIM905 - words
)

#: Abbreviations that may stand last: the next word decides.
_MAYBE = frozenset(
    """usw etc etal ff f o.ä u.ä d.j d.m e.v e.g u.v.m co stv jr sen mio mrd tsd std min sek jh art
    jan feb mrz apr jun jul aug sep sept okt nov dez""".split()  # noqa: SIM905 - words
)

#: Lower-case forms of words that commonly begin a German sentence and seldom follow a number or an
#: abbreviation inside one.
_STARTERS = frozenset(
    """aber alle allein allerdings als also am an andere anders anhand anschließend auch auf aufgrund aus
    außerdem ausgehend basierend bei beide beim beispielhaft beispielsweise bereits besonders bis bisher
    da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darin darum
    darunter darüber das dass davon dazu dem demnach den denn dennoch der deren des deshalb dessen
    deswegen die dies diese diesem diesen dieser dieses doch dort durch ebenfalls ebenso ein eine einem
    einen einer eines einige entsprechend er erst erstmals es ferner folglich für gemeinsam gemäß gerade
    gleichzeitig hat hier hierbei hierdurch hierfür hierin hiermit hierunter hierzu hierüber ich ihr
    ihre ihren im in indem infolge insbesondere insgesamt ist jede jeder jedes jedoch kein keine können
    kurz langfristig laut man mehrere mit mithilfe mittels nach nachdem nachfolgend natürlich neben
    nicht nur nun ob obwohl oder ohne perspektivisch schließlich seit seither seitens sie sind so sobald
    sofern somit sowie sowohl statt trotz trotzdem um und unser unsere unter verschiedene viele vielmehr
    vom von vor während wann warum was weder weil weiter weitere weiterhin welche wenn wer werden wie
    wir wird wo wobei wodurch wurde wurden zu zudem zuerst zugleich zum zunächst zur zusammen zusätzlich
    zuvor zwar zwischen über überdies üblicherweise""".split()  # noqa: SIM905 - words
)

_MONTHS = frozenset(
    """januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mrz
    apr jun jul aug sep sept okt nov dez""".split()  # noqa: SIM905 - words
)

_CLOSING = "\"'”“’»«›‹)]}*_`’"
_OPENING = "\"'„“‚»«›‹([{*_`–-•"
_END = re.compile(r"(?<![.!?…])[.!?…]++[" + re.escape(_CLOSING) + r"]*+(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[{\"'„“‚»«›‹*_`/–]+$")
_WORD_BEHIND = re.compile(r"[^\W_][\w\-*:.]*")
_NUMBER = re.compile(r"\d+$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_DECIMAL = re.compile(r"\d[\d.,:/–-]*[.,:/–-]\d+$")
_INLINE_BULLET = re.compile(r"(?<=\s)[•◦▪▫■●○‣⁃►▶➔➢❑❒✓✔\uf000-\uf0ff](?=\s)")
#: An article or preposition before a short number: "zur 2. Staffel", "der 1. Preis".
_ORDINAL = re.compile(
    r"\b(?:de[rmns]|die|das|zu[rm]|am|im|ab|vom|bis|beim?|eine?[nmrs]?|je(?:de)?[nmrs]?|und|seit) \d{1,2}$"
)
#: What numbers a list item or paragraph, with the white space behind it.
_LIST_MARK = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[A-Za-z][.)]|[IVXivx]{1,4}[.)])\W*\s")
#: How far a bracket may reach and still hold its sentences together, in characters.
_BRACKET_REACH = 200


def sentence_ends(text: str) -> Iterator[int]:
    """Offsets in `text` at which one sentence ends and another begins, ascending, without the ends of `text`.

    Inline bullets (•, ▪ …) begin a new piece, too.
    """
    lead = _LIST_MARK.match(text)
    first = lead.end() if lead else 0
    ends = {match.end() for match in _END.finditer(text, first) if _ends_here(text, match)}
    ends.update(match.start() for match in _INLINE_BULLET.finditer(text))
    brackets = _bracket_spans(text)
    yield from sorted(
        end for end in ends if 0 < end < len(text) and not any(start < end < stop for start, stop in brackets)
    )


def _ends_here(text: str, match: re.Match[str]) -> bool:
    behind = (
        text[match.end() :].lstrip()[:80]
        if match.end() + 200 > len(text)
        else text[match.end() : match.end() + 200].lstrip()[:80]
    )
    if not behind:
        return False
    bare = behind.lstrip(_OPENING + " ")
    found = _WORD_BEHIND.match(bare)
    following = found.group() if found else ""
    marks = match.group().rstrip(_CLOSING)
    if not _may_begin(behind, following):
        return False
    if marks[-1] in "!?":
        return True
    starter = following.split("-")[0].rstrip(".:").lower() in _STARTERS and following[:1].isupper()
    if marks in {"…", "...", ".."} or len(marks) > 1:
        return starter
    if _ORDINAL.search(text[max(0, match.start() - 30) : match.start()]):
        return False
    before = _WORD_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    if before is None:
        return True
    if match.group() != "." and match.group()[-1] in ")]":
        # "(Zuschüsse u. Ä.) Die Stadt": the bracket closes the abbreviation, the sentence is open.
        return starter
    return _word_ends(before.group(), following, starter=starter)


def _may_begin(behind: str, following: str) -> bool:
    """Whether a sentence can begin with what follows the mark."""
    if not following:
        return behind[0] in "•▪●■◦‣→►☐☒☑"
    if following[0].isupper() or following[0].isdigit():
        return True
    return len(following) > 2 and following[0].islower() and following[1].isupper()


def _word_ends(before: str, following: str, *, starter: bool) -> bool:
    word = before.lower().strip(".,;:")
    last = word.rsplit(".", 1)[-1]
    if _DECIMAL.search(before):
        return following.rstrip(".").lower() not in _MONTHS
    number = _NUMBER.fullmatch(last) or _ROMAN.fullmatch(before)
    if number:
        if following.rstrip(".").lower() in _MONTHS:
            return False
        return (len(last) > 2 and last.isdigit()) or starter
    if last == "art":
        return not (following[0].isdigit() or _ROMAN.fullmatch(following))
    if word in _MAYBE or last in _MAYBE:
        return starter
    if word in _NEVER or last in _NEVER or last.endswith(("str", "ziff")):
        return len(last) == 1 and before[-1:].isupper() and starter
    return True


def _bracket_spans(text: str) -> list[tuple[int, int]]:
    """Round brackets that close within reach: their inside holds no sentence end."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _BRACKET_REACH:
                spans.append((start, match.start()))
    return spans
