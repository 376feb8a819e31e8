"""Cuts Inter 400 and 600 to what a poster writes with: European Latin with Vietnamese, Greek, Cyrillic, punctuation, currencies, arrows
and a few signs. Run by hand when the set changes; a build reads only the two fonts that are committed.

    npm pack @expo-google-fonts/inter && tar xzf expo-google-fonts-inter-*.tgz
    pip install fonttools
    python3 cut.py package
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0180, 0x024F), (0x0259, 0x0259), (0x02B9, 0x02BC), (0x02C6, 0x02C7), (0x02D8, 0x02DD),
    (0x0300, 0x030C), (0x0323, 0x0328), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF), (0x2000, 0x200D), (0x2010, 0x2027),
    (0x202F, 0x203A), (0x2044, 0x2044), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2113, 0x2122), (0x2150, 0x215F), (0x2190, 0x2199),
    (0x21C4, 0x21C4), (0x2202, 0x2202), (0x2206, 0x2206), (0x220F, 0x221E), (0x2248, 0x2265), (0x25A0, 0x25CF), (0x2605, 0x2606),
    (0x2713, 0x2717),
]


def cut(folder: Path) -> None:
    wanted = [code for first, last in RANGES for code in range(first, last + 1)]
    here = Path(__file__).parent
    for source, name in [("400Regular/Inter_400Regular.ttf", "Inter-400.ttf"), ("600SemiBold/Inter_600SemiBold.ttf", "Inter-600.ttf")]:
        options = subset.Options()
        options.hinting = False
        options.layout_features = []
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.notdef_outline = True
        options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "meta"]
        font = subset.load_font(str(folder / source), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        subset.save_font(font, str(here / name), options)
        print(name, (here / name).stat().st_size, "bytes,", len(font.getBestCmap()), "characters")


def compose() -> None:
    """Writes which letter a base and a mark make, for all letters that the fonts have: some people's machines write the two."""
    made = {}
    for first, last in RANGES:
        for code in range(first, last + 1):
            parts = unicodedata.decomposition(chr(code)).split()
            if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.normalize("NFC", chr(code)) == chr(code):
                made[(int(parts[0], 16), int(parts[1], 16))] = code
    entries = [f"(0x{base:04X}, 0x{mark:04X}, 0x{code:04X})" for (base, mark), code in sorted(made.items())]
    lines = [", ".join(entries[at : at + 4]) for at in range(0, len(entries), 4)]
    rows = "".join(f"    {line},\n" for line in lines)
    text = (
        "//! Which letter a base and a mark make (the canonical compositions of Unicode, as far as the fonts have them). Made by `fonts/cut.py`.\n\n"
        "/// Base, mark and letter, in order of the first two.\n#[rustfmt::skip]\n"
        f"pub const COMPOSED: [(u16, u16, u16); {len(entries)}] = [\n{rows}];\n"
    )
    (Path(__file__).parent.parent / "src" / "composed.rs").write_text(text)


cut(Path(sys.argv[1]))
compose()
