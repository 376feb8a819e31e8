//! PowerPoint (ECMA-376, PresentationML): native shapes, one a card with its text inside, so that a deck can be changed where it is
//! shown. The map is in a custom part, which PowerPoint keeps.

mod geometry;
mod paint;
mod parts;
mod shapes;

use std::io::{Cursor, Write};

use parcours_carried::NAMESPACE;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::layout::Page;
use crate::svg::{escaped, escaped_map};
use crate::{Failure, Poster, png};
use parts::{HEAD, NAMESPACES, relations};

/// The longest side of a slide, in points (56 inches); what is larger is drawn smaller.
const LONGEST: f32 = 4032.0;

/// A point in the units of the format.
pub const UNITS: f32 = 12_700.0;

/// Writes a slide for each page.
pub fn write(poster: &Poster, progress: &mut dyn FnMut(f32)) -> Result<Vec<u8>, Failure> {
    let mut package = Package { archive: ZipWriter::new(Cursor::new(Vec::new())) };
    let has_file = !poster.file.is_empty();
    package.part("[Content_Types].xml", &parts::content_types(poster.pages.len(), has_file))?;
    let root = [
        ("officeDocument", "ppt/presentation.xml"),
        ("core", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    ];
    package.part("_rels/.rels", &relations(&root))?;
    package.part("docProps/core.xml", &core(poster))?;
    let app = format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Parcours</Application></Properties>"
    );
    package.part("docProps/app.xml", &app)?;
    package.part("ppt/theme/theme1.xml", &parts::theme())?;
    package.part("ppt/slideMasters/slideMaster1.xml", &parts::master())?;
    let of_master = [("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")];
    package.part("ppt/slideMasters/_rels/slideMaster1.xml.rels", &relations(&of_master))?;
    package.part("ppt/slideLayouts/slideLayout1.xml", &parts::layout())?;
    let of_layout = [("slideMaster", "../slideMasters/slideMaster1.xml")];
    package.part("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &relations(&of_layout))?;
    presentation(&mut package, poster)?;
    let mut pictures = 0;
    for (number, page) in (1..).zip(&poster.pages) {
        progress((number - 1) as f32 / poster.pages.len() as f32);
        let slide = match shrunk(page) {
            Some(page) => shapes::slide(&page, &poster.language),
            None => shapes::slide(page, &poster.language),
        };
        let mut related = vec![("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
        for relation in &slide.related {
            related.push(match relation {
                shapes::Related::Address(address) => ("hyperlink", escaped(address)),
                shapes::Related::Picture(pixels) => {
                    pictures += 1;
                    package.bytes(&format!("ppt/media/image{pictures}.png"), &png::picture(pixels))?;
                    ("image", format!("../media/image{pictures}.png"))
                }
            });
        }
        let related: Vec<(&str, &str)> = related.iter().map(|(kind, target)| (*kind, target.as_str())).collect();
        package.part(&format!("ppt/slides/slide{number}.xml"), &slide.text)?;
        package.part(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &relations(&related))?;
    }
    if has_file {
        let map = format!("{HEAD}<map xmlns=\"{NAMESPACE}\">{}</map>", escaped_map(&poster.file));
        package.part("customXml/item1.xml", &map)?;
        package.part("customXml/_rels/item1.xml.rels", &relations(&[("customXmlProps", "itemProps1.xml")]))?;
        // Names the part, so that PowerPoint knows it again. Any fixed name does.
        let properties = format!(
            "{HEAD}<ds:datastoreItem ds:itemID=\"{{7A9C1E52-4B0D-4C36-9E1F-5D2B8A640F31}}\" \
             xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs>\
             <ds:schemaRef ds:uri=\"{NAMESPACE}\"/></ds:schemaRefs></ds:datastoreItem>"
        );
        package.part("customXml/itemProps1.xml", &properties)?;
    }
    package.archive.finish().map(Cursor::into_inner).map_err(|_| Failure::Package)
}

/// How much smaller a page of that size is drawn.
fn shrinking(size: [f32; 2]) -> f32 {
    (LONGEST / size[0].max(size[1])).min(1.0)
}

/// A page that is too large for a slide, made to fit.
fn shrunk(page: &Page) -> Option<Page> {
    let by = shrinking(page.size);
    if by == 1.0 {
        return None;
    }
    let mut drawing = page.drawing.clone();
    drawing.moved(by, (0.0, 0.0));
    Some(Page { size: page.size.map(|side| side * by), drawing, scale: page.scale * by })
}

fn presentation(package: &mut Package, poster: &Poster) -> Result<(), Failure> {
    let size = poster.pages.first().map_or([960.0, 540.0], |page| page.size);
    let by = shrinking(size);
    let [width, height] = size.map(|side| (side * by * UNITS).round() as i64);
    let slides: String =
        (0..poster.pages.len()).map(|at| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + at, at + 2)).collect();
    let text = format!(
        "{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    );
    package.part("ppt/presentation.xml", &text)?;
    let names: Vec<String> = (1..=poster.pages.len()).map(|number| format!("slides/slide{number}.xml")).collect();
    let mut related = vec![("slideMaster", "slideMasters/slideMaster1.xml")];
    related.extend(names.iter().map(|name| ("slide", name.as_str())));
    related.push(("theme", "theme/theme1.xml"));
    if !poster.file.is_empty() {
        related.push(("customXml", "../customXml/item1.xml"));
    }
    package.part("ppt/_rels/presentation.xml.rels", &relations(&related))
}

fn core(poster: &Poster) -> String {
    let day = if poster.day.len() == 10 {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>", escaped(&poster.day))
    } else {
        String::new()
    };
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Parcours</dc:creator>\
         <dc:language>{}</dc:language>{day}</cp:coreProperties>",
        escaped(&poster.title),
        poster.language
    )
}

/// The archive, filled part by part.
struct Package {
    archive: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn part(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        self.bytes(name, text.as_bytes())
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        // The same day in every file: the same map gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.archive.start_file(name, options).map_err(|_| Failure::Package)?;
        self.archive.write_all(bytes).map_err(|_| Failure::Package)
    }
}
