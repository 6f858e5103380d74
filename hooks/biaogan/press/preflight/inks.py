"""What may be printed with which ink: colours, small text, thin lines, pictures, spot colours."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.press.preflight.frames import Finding, Frames
from biaogan.press.reader.colour import CMYK, CUT, SPOTS
from biaogan.press.reader.geometry import MM, disjoint
from biaogan.press.reader.paint import HIDDEN, Paint
from biaogan.press.reader.paints import Painted

SMALL = 14.0  # points: text below this is black only, or white
MOST_INK = 3.0
CODE = 100  # rings: only a QR code has that many in one fill
THIN = 0.2  # points: a thinner line breaks up on the plate
FINE, FINE_AFAR, AFAR = 200.0, 100.0, 1000 * MM  # pixels an inch; what is longer than a metre is read from afar
BLENDS = {
    "/ca": "填充透明度（ca）",
    "/CA": "线条透明度（CA）",
    "/BM": "混合模式（BM）",
    "/SMask": "半透明蒙版（SMask）",
    "/TR": "传递函数（TR）",
    "/TR2": "传递函数（TR2）",
    "/CS": "不是 CMYK 的混合空间（Group）",
}


def check_inks(read: Painted, frames: Frames) -> Iterator[Finding]:
    """Findings of colours. Marks may be registration colours, so they are spared where it says `shown`."""
    found = read.paints
    shown = [p for p in found if not disjoint(p.box, frames.bleed)]
    yield from _check_spaces(found)
    yield from _check_amounts(shown)
    yield from _check_small(shown)
    yield from _check_thin(found)
    yield from _check_pictures(shown, frames)
    if read.blends:
        yield ("P019", f"有{'、'.join(BLENDS[key] for key in sorted(read.blends))}", "去掉透明，改用实色")
    if any(p.kind == HIDDEN for p in found):
        yield ("P036", "有不显示的文字（Tr 3）", "删掉扫描件里的隐藏文字层")
    if read.untagged:
        yield ("P018", f"有 {read.untagged} 处内容既没有标签也没有标成装饰", "用印刷流程重新生成")


def _check_spaces(found: list[Paint]) -> Iterator[Finding]:
    spaces = sorted({p.colour.space for p in found} - {CMYK, *SPOTS})
    if spaces:
        yield ("P014", f"用了 {'、'.join(spaces)}", "颜色只从色板取；图标转成曲线，图片转成 CMYK")
    spots = sorted({name for p in found for name in p.colour.spot} - {CUT})
    yield from map(other_spot, spots)
    if any(p.colour.space == "DeviceN" and CUT in p.colour.spot for p in found):
        yield ("P023", "刀线的专色混在 DeviceN 里", "刀线用 lib/die.typ 的 die-line 画")
    if any(p.over for p in found if p.colour.space not in SPOTS):
        yield ("P025", "有刀线以外的叠印", "去掉叠印，重叠处改成想要的颜色")


def other_spot(name: str) -> Finding:
    """A spot colour that is no die line."""
    return ("P024", f"有专色 {name}", f"改用 CMYK；刀线用专色 {CUT}")


def _check_amounts(shown: list[Paint]) -> Iterator[Finding]:
    most = max((sum(p.colour.parts) for p in shown if p.colour.is_process), default=0.0)
    if most > MOST_INK + 1e-6:
        yield ("P016", f"最高 {most:.0%}", "调低 bank.yml 里这个颜色的墨量")
    if any(p.colour.space == CMYK and not p.colour.is_process for p in shown if p.kind != "image"):
        yield ("P016", "有渐变算不出墨量", "改用 Typst 的线性或径向渐变")


def _check_small(shown: list[Paint]) -> Iterator[Finding]:
    small = [
        p.size for p in shown if p.kind == "text" and p.size < SMALL and p.colour.is_process and any(p.colour.parts[:3])
    ]
    if small:
        yield ("P015", f"{min(small):.1f} 点的字用了彩色", "小字用文字色或反白")
    if any(
        p.outline is not None and p.kind == "fill" and p.outline.count >= CODE and p.colour.parts != (0, 0, 0, 1)
        for p in shown
    ):
        yield ("P021", "二维码不是 K100", "文字色（ink）的印刷色应是 0、0、0、100")


def _check_thin(found: list[Paint]) -> Iterator[Finding]:
    lines = [p.size for p in found if p.kind == "stroke"]
    lines += [thick for p in found if p.kind == "fill" and (thick := _thickness(p)) is not None]
    least = min(lines, default=1.0)
    if least < THIN - 1e-4:
        yield ("P026", f"最细的线只有 {least:.2f} 点", f"线宽至少 {THIN:g} 点")


def _thickness(fill: Paint) -> float | None:
    """How thick a fill is that stands for an upright or level line; none for other shapes."""
    left, low, right, high = fill.box
    if min(right - left, high - low) >= THIN or fill.outline is None or fill.outline.count > 1:
        return None
    left, low, right, high = fill.outline.box()  # what the clip cut thin is not thin by itself
    thick, long = sorted((right - left, high - low))
    return thick if thick < THIN and long > MM and long > 5 * thick else None


def _check_pictures(shown: list[Paint], frames: Frames) -> Iterator[Finding]:
    wide, high = frames.size_mm
    needed = FINE_AFAR if max(wide, high) * MM > AFAR else FINE
    least = min((p.size for p in shown if p.kind == "image"), default=needed)
    if least < needed - 0.5:
        yield ("P027", f"图片只有 {least:.0f} 像素每英寸，至少要 {needed:.0f}", "换更大的原图，或把图片放小")
