//! Texts in lines: measured with the font's own advances, broken by our own rules, and put into the list that is drawn.
//!
//! A line ends at a space, after a hyphen or a slash; never at U+00A0 or U+202F, nor between a word and the sign that French sets
//! apart from it. A word that is wider than the line is broken between two graphemes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::colour::Colour;
use crate::composed::COMPOSED;
use crate::drawing::{Area, Drawing, Glyph, Pixels, Placed, Run, Spot, Thing, Told};
use crate::font::Weight;

/// What stands for a sign that the font lacks and nobody has drawn.
const STAND_IN: char = '□';

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// How strong.
    pub weight: Weight,
    /// The size of the font.
    pub size: f32,
    /// From one base line to the next.
    pub leading: f32,
    /// The colour.
    pub colour: Colour,
}

impl Style {
    /// Letters of a size, on lines 1.32 times as high.
    pub const fn new(weight: Weight, size: f32, colour: Colour) -> Self {
        Self { weight, size, leading: size * 1.32, colour }
    }

    /// From the top of a line to its base line.
    pub fn rise(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.364
    }
}

/// Signs that the font lacks, drawn by somebody else.
#[derive(Clone, Debug, PartialEq)]
pub struct SignPicture {
    /// The signs, as [`crate::lacking`] names them.
    pub text: String,
    /// How strong.
    pub weight: Weight,
    /// How far they take the pen at size 1.
    pub width: f32,
    /// How far above the base line the picture begins, at size 1.
    pub above: f32,
    /// How far below it the picture ends, at size 1.
    pub below: f32,
    /// What is seen.
    pub pixels: Arc<Pixels>,
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What of the text it holds, in bytes, without the space at its end.
    pub range: Range<usize>,
    /// How wide it is.
    pub width: f32,
}

/// A text in lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// From the top.
    pub lines: Vec<Line>,
}

impl Lines {
    /// How high they are.
    pub fn height(&self, style: &Style) -> f32 {
        self.lines.len() as f32 * style.leading
    }

    /// How wide the widest is.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// What takes the pen on: a letter, or signs that have no glyph.
struct Step<'a> {
    range: Range<usize>,
    /// At size 1.
    advance: f32,
    glyph: Option<u16>,
    picture: Option<&'a SignPicture>,
}

/// Sets texts with the pictures it was given.
#[derive(Debug, Default)]
pub struct Setter<'a> {
    pictures: BTreeMap<(&'a str, Weight), &'a SignPicture>,
}

impl<'a> Setter<'a> {
    /// With these pictures.
    pub fn new(pictures: &'a [SignPicture]) -> Self {
        Self { pictures: pictures.iter().map(|picture| ((picture.text.as_str(), picture.weight), picture)).collect() }
    }

    /// How wide `text` is on one line.
    pub fn width(&self, text: &str, style: &Style) -> f32 {
        self.steps(text, 0..text.len(), style.weight).iter().map(|step| step.advance).sum::<f32>() * style.size
    }

    /// `text` in lines no wider than `width`; an empty text has none. A width that takes no letter still gets one a line.
    pub fn lines(&self, text: &str, style: &Style, width: f32) -> Lines {
        let mut lines = Vec::new();
        let text_end = text.trim_end().len();
        let mut start = 0;
        for paragraph in text[..text_end].split('\n') {
            self.paragraph(text, start..start + paragraph.len(), style, width, &mut lines);
            start += paragraph.len() + 1;
        }
        if text_end == 0 {
            lines.clear();
        }
        Lines { lines }
    }

    fn paragraph(&self, text: &str, range: Range<usize>, style: &Style, width: f32, lines: &mut Vec<Line>) {
        let mut line = Line { range: range.start..range.start, width: 0.0 };
        // How far the pen is with the spaces after the line.
        let mut reached = 0.0;
        for chunk in chunks(text, range.clone()) {
            let whole = &text[chunk.clone()];
            let seen_end = chunk.start + whole.trim_end_matches(is_space).len();
            let seen = self.span(text, chunk.start..seen_end, style);
            let all = if seen_end == chunk.end { seen } else { seen + self.span(text, seen_end..chunk.end, style) };
            if reached + seen > width && line.range.end > line.range.start {
                lines.push(std::mem::replace(&mut line, Line { range: chunk.start..chunk.start, width: 0.0 }));
                reached = 0.0;
            }
            if seen > width {
                let rest = self.forced(text, chunk.start..seen_end, style, width, lines, reached, &line);
                reached = rest.width + all - seen;
                line = rest;
                continue;
            }
            line.range.end = seen_end;
            line.width = reached + seen;
            reached += all;
        }
        lines.push(line);
    }

    /// Breaks a word that no line takes; what is left of it.
    #[expect(clippy::too_many_arguments, reason = "the state of one loop")]
    fn forced(
        &self,
        text: &str,
        word: Range<usize>,
        style: &Style,
        width: f32,
        lines: &mut Vec<Line>,
        reached: f32,
        line: &Line,
    ) -> Line {
        let mut line = Line { range: line.range.start.min(word.start)..word.start, width: reached };
        for (at, grapheme) in text[word.clone()].grapheme_indices(true) {
            let range = word.start + at..word.start + at + grapheme.len();
            let wide = self.span(text, range.clone(), style);
            if line.width + wide > width && line.range.end > line.range.start {
                lines.push(std::mem::replace(&mut line, Line { range: range.start..range.start, width: 0.0 }));
            }
            line.range.end = range.end;
            line.width += wide;
        }
        line
    }

    fn span(&self, text: &str, range: Range<usize>, style: &Style) -> f32 {
        let all = text[range.clone()].chars();
        let mut advance = 0.0;
        for letter in all {
            match style.weight.known(letter) {
                _ if is_unseen(letter) => {}
                Some((_, wide)) if !is_mark(letter) => advance += wide,
                None if is_space(letter) => advance += space(style.weight),
                _ => {
                    advance = self.steps(text, range, style.weight).iter().map(|step| step.advance).sum();
                    break;
                }
            }
        }
        advance * style.size
    }

    fn steps(&self, text: &str, range: Range<usize>, weight: Weight) -> Vec<Step<'a>> {
        let mut steps: Vec<Step<'a>> = Vec::new();
        let stand_in = || weight.known(STAND_IN).unwrap_or_default();
        for piece in pieces(&text[range.clone()], weight) {
            let (start, end) = (range.start + piece.range.start, range.start + piece.range.end);
            if piece.lacks {
                let picture = self.pictures.get(&(&text[start..end], weight)).copied();
                let (glyph, advance) = stand_in();
                let (glyph, advance) = picture.map_or((Some(glyph), advance), |picture| (None, picture.width));
                steps.push(Step { range: start..end, advance, glyph, picture });
                continue;
            }
            let mut letters = text[start..end].char_indices().peekable();
            while let Some((at, mut letter)) = letters.next() {
                let mut range = start + at..start + at + letter.len_utf8();
                // Some machines write a letter and its mark apart.
                while let Some((_, mark)) = letters.next_if(|(_, mark)| composed(letter, *mark).is_some()) {
                    letter = composed(letter, mark).unwrap_or(letter);
                    range.end += mark.len_utf8();
                }
                let letter = if is_space(letter) && weight.known(letter).is_none() { ' ' } else { letter };
                if let Some((glyph, advance)) = weight.known(letter).filter(|_| !is_unseen(letter)) {
                    steps.push(Step { range, advance, glyph: Some(glyph), picture: None });
                }
            }
        }
        steps
    }

    /// Puts a line of `text` into `drawing`, its top left corner at `at`. What is an address leads there.
    pub fn put(&self, drawing: &mut Drawing, sense: Option<usize>, text: &str, line: &Line, style: &Style, at: Spot) {
        let base = at.1 + style.rise();
        let links = addresses(text);
        let mut pen = at.0;
        let mut run: Option<Run> = None;
        for step in self.steps(text, line.range.clone(), style.weight) {
            let advance = step.advance * style.size;
            let link = links.iter().find(|(range, _)| range.contains(&step.range.start)).map(|(_, address)| address);
            let is_same = |run: &Run| run.address.as_ref() == link && step.picture.is_none();
            if let Some(done) = run.take_if(|run| !is_same(run)) {
                drawing.put(sense, Thing::Run(done));
            }
            if let Some(picture) = step.picture {
                let top = base - picture.above * style.size;
                let area = Area::new(pen, top, advance, (picture.above + picture.below) * style.size);
                let text = Some(text[step.range].to_owned());
                drawing.put(sense, Thing::Placed(Placed { area, pixels: Arc::clone(&picture.pixels), text }));
            } else if let Some(glyph) = step.glyph {
                let run = run.get_or_insert_with(|| Run {
                    text: String::new(),
                    glyphs: Vec::new(),
                    weight: style.weight,
                    size: style.size,
                    colour: style.colour,
                    at: (pen, base),
                    width: 0.0,
                    address: link.cloned(),
                });
                run.glyphs.push(Glyph { id: glyph, advance, start: run.text.len() });
                run.text.push_str(&text[step.range]);
                run.width += advance;
            }
            pen += advance;
        }
        if let Some(run) = run {
            drawing.put(sense, Thing::Run(run));
        }
    }

    /// Puts all lines of `text` under each other; where the next line would begin.
    pub fn put_lines(
        &self,
        drawing: &mut Drawing,
        sense: Option<usize>,
        text: &str,
        lines: &Lines,
        style: &Style,
        at: Spot,
    ) -> f32 {
        told(drawing, sense, text, style);
        let mut top = at.1;
        for line in &lines.lines {
            self.put(drawing, sense, text, line, style, (at.0, top));
            top += style.leading;
        }
        top
    }

    /// Puts `text` on one line, its left edge at `at`.
    pub fn put_text(&self, drawing: &mut Drawing, sense: Option<usize>, text: &str, style: &Style, at: Spot) {
        told(drawing, sense, text, style);
        self.put(drawing, sense, text, &Line { range: 0..text.len(), width: 0.0 }, style, at);
    }
}

/// Keeps the whole text for writers that set it in lines themselves.
fn told(drawing: &mut Drawing, sense: Option<usize>, text: &str, style: &Style) {
    if let Some(sense) = sense.filter(|_| !text.trim().is_empty()) {
        let text = text.trim_end().to_owned();
        drawing.senses[sense].told.push(Told { text, weight: style.weight, size: style.size, colour: style.colour });
    }
}

/// A piece of a text that the font has, or signs it lacks that are drawn together.
pub struct Piece {
    /// In bytes.
    pub range: Range<usize>,
    /// Whether the font lacks it.
    pub lacks: bool,
}

/// The pieces of `text`. Signs of scripts whose letters join are drawn by the word, others one by one, so that a line can end between them.
pub fn pieces(text: &str, weight: Weight) -> Vec<Piece> {
    let has = |letter: char| is_unseen(letter) || is_space(letter) || weight.known(letter).is_some();
    if text.chars().all(has) {
        return vec![Piece { range: 0..text.len(), lacks: false }];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joined = false;
    for (at, grapheme) in text.grapheme_indices(true) {
        let lacks = !grapheme.chars().all(has);
        let joins = lacks && grapheme.chars().any(is_joined);
        match pieces.last_mut().filter(|last| last.lacks == lacks && (!lacks || joins && joined)) {
            Some(last) => last.range.end = at + grapheme.len(),
            None => pieces.push(Piece { range: at..at + grapheme.len(), lacks }),
        }
        joined = joins;
    }
    pieces
}

/// Hebrew, Arabic, the scripts of India and South East Asia, Georgian, Ethiopic and the like: words whose letters shape each other.
fn is_joined(letter: char) -> bool {
    matches!(letter as u32, 0x0530..=0x10FF | 0x1200..=0x1CFF | 0xA800..=0xABFF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC)
}

/// What takes no room: marks of where words may end or how signs join, and what has no sign at all.
fn is_unseen(letter: char) -> bool {
    letter.is_control() && letter != '\t' && letter != '\n'
        || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(letter, '\u{FE00}'..='\u{FE0F}')
}

/// What stands over or under the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// The letter that a letter and a mark make.
fn composed(letter: char, mark: char) -> Option<char> {
    if !is_mark(mark) {
        return None;
    }
    let wanted = (u16::try_from(letter as u32).ok()?, u16::try_from(mark as u32).ok()?);
    let at = COMPOSED.binary_search_by_key(&wanted, |(base, mark, _)| (*base, *mark)).ok()?;
    char::from_u32(u32::from(COMPOSED[at].2))
}

/// Where a line may end and the pen goes on.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

fn space(weight: Weight) -> f32 {
    weight.known(' ').map_or(0.28, |(_, advance)| advance)
}

/// What stays together on a line, with the spaces after it.
fn chunks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut letters = part.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let Some((_, next)) = letters.peek().copied() else { break };
        let may = match letter {
            // French sets these apart by a space that belongs to them, and many type it as an ordinary one.
            ' ' => !is_space(next) && !matches!(next, '?' | '!' | ':' | ';' | '»') && before != '«',
            '-' | '\u{2010}' | '–' | '—' => before.is_alphanumeric() && next.is_alphabetic(),
            '/' => before != '/' && next != '/' && before != ':',
            '\u{AD}' | '\u{200B}' => true,
            letter if is_space(letter) => !is_space(next),
            letter => {
                // Between signs that are drawn one by one.
                let is_own = |letter: char| letter as u32 >= 0x2E80 && !is_joined(letter) && !is_unseen(letter);
                is_own(letter) && is_own(next) && !matches!(next, '。' | '、' | '，' | '？' | '！')
            }
        };
        if may {
            chunks.push(range.start + start..range.start + end);
            start = end;
        }
        before = letter;
    }
    if start < part.len() {
        chunks.push(range.start + start..range.end);
    }
    chunks
}

/// The web and mail addresses in `text`, each with where it stands.
pub fn addresses(text: &str) -> Vec<(Range<usize>, Arc<str>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = ["https://", "http://", "mailto:"].iter().filter_map(|head| text[from..].find(head)).min() {
        let start = from + at;
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '«' | '»' | '“' | '”');
        let whole = &text[start..start + text[start..].find(is_end).unwrap_or(text.len() - start)];
        let whole = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        let is_bare = whole.ends_with("//") || whole == "mailto" || whole.is_empty();
        if !is_bare && whole.is_ascii() && !whole.chars().any(char::is_control) {
            found.push((start..start + whole.len(), Arc::from(whole)));
        }
        from = start + whole.len().max(1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    found
}
