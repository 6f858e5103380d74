"""Merging what the scams say about lost money: nothing lost, nothing twice."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from biaogan.render.site.helping import make_help, sentences


@dataclass(frozen=True)
class Remedy:
    when: str
    do: tuple[str, ...]


@dataclass(frozen=True)
class Scam:
    id: str
    already_lost: tuple[Remedy, ...]
    evidence: tuple[str, ...] = ()


def test_lines_of_two_scams_are_for_everybody_the_rest_is_named() -> None:
    one = Scam("SCM-001", (Remedy("刚刚转出去", ("报警。", "去网点。", "找警察。")),))
    two = Scam("SCM-002", (Remedy("钱刚刚被转走", ("报警。告诉账号。", "报警。", "去网点。")),))
    found = make_help([one, two])
    assert found.first == ("报警。", "去网点。")
    (advice,) = found.times
    assert advice.title == "钱刚刚转走"
    assert [(e.scam.id, e.lines) for e in advice.extras] == [("SCM-001", ("找警察。",)), ("SCM-002", ("告诉账号。",))]


def test_equal_situations_keep_their_own_name() -> None:
    scams = [Scam(f"SCM-00{n}", (Remedy("在自助机上转的，不到24小时", ("问能不能撤回。",)),)) for n in (1, 2)]
    assert make_help(scams).times[0].title == "在自助机上转的，不到24小时"


def test_what_was_given_away_is_grouped_and_the_first_step_stays_first() -> None:
    one = Scam("SCM-001", (Remedy("说出了验证码", ("先挂失。", "改密码。")),))
    two = Scam("SCM-002", (Remedy("说出了验证码", ("先挂失。", "报警。", "改密码。")),))
    (advice,) = make_help([one, two]).given
    assert advice.lines[0] == "先挂失。"
    assert sorted(advice.lines) == sorted({"先挂失。", "改密码。", "报警。"})


def test_sentences_keep_their_closing_quotes() -> None:
    assert sentences("说“请帮我止付。”再去网点。还有吗") == ["说“请帮我止付。”", "再去网点。", "还有吗"]


WORD = st.sampled_from(["报警。", "去网点。", "挂失。", "改密码。", "找家人。", "留证据。"])
LINE = st.lists(WORD, min_size=1, max_size=2, unique=True).map("".join)
REMEDY = st.builds(
    Remedy,
    when=st.sampled_from(["刚刚转出去", "刚交了现金", "不到24小时", "已经过了一天", "说出了验证码", "给了照片"]),
    do=st.lists(LINE, min_size=1, max_size=4, unique=True).map(tuple),
)


@given(st.lists(st.lists(REMEDY, min_size=1, max_size=4).map(tuple), min_size=0, max_size=4))
def test_every_sentence_survives_and_no_line_stands_twice(all_remedies: list[tuple[Remedy, ...]]) -> None:
    scams = [Scam(f"SCM-{n:03}", remedies) for n, remedies in enumerate(all_remedies, 1)]
    found = make_help(scams)
    shown = set(found.first)
    for advice in (*found.times, *found.given):
        assert len(set(advice.lines)) == len(advice.lines)
        shown |= set(advice.lines) | {line for extra in advice.extras for line in extra.lines}
        for extra in advice.extras:
            assert not set(extra.lines) & set(advice.lines)
    wanted = {s for scam in scams for remedy in scam.already_lost for line in remedy.do for s in sentences(line)}
    assert wanted == {s for line in shown for s in sentences(line)}
