//! The parts of a PowerPoint file that are the same in every one (ECMA-376, PresentationML).

/// The kinds of the parts.
pub const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The head of every part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces of what is drawn.
pub const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// An empty tree of shapes: what a master and a layout draw.
const EMPTY_TREE: &str = "<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>\
     <p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld>";

/// A list of relations: for each the end of its type and its target, under `rId1` and so on.
pub fn relations(list: &[(&str, &str)]) -> String {
    let mut text =
        format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, (kind, target)) in (1..).zip(list) {
        let kind = match *kind {
            "core" => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned()
            }
            kind => format!("{RELATION}/{kind}"),
        };
        let mode = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
        text.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>"));
    }
    text.push_str("</Relationships>");
    text
}

/// What kind each part is.
pub fn content_types(slides: usize, has_file: bool) -> String {
    let mut text = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>"
    );
    let presentation = "application/vnd.openxmlformats-officedocument.presentationml";
    let mut part = |name: &str, kind: &str| {
        text.push_str(&format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"));
    };
    part("/ppt/presentation.xml", &format!("{presentation}.presentation.main+xml"));
    part("/ppt/slideMasters/slideMaster1.xml", &format!("{presentation}.slideMaster+xml"));
    part("/ppt/slideLayouts/slideLayout1.xml", &format!("{presentation}.slideLayout+xml"));
    part("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    for number in 1..=slides {
        part(&format!("/ppt/slides/slide{number}.xml"), SLIDE);
    }
    if has_file {
        part("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
    }
    text.push_str("</Types>");
    text
}

/// The master of the slides, which draws nothing itself.
pub fn master() -> String {
    let level = |number: u8| {
        format!(
            "<a:lvl{number}pPr algn=\"l\" defTabSz=\"914400\" rtl=\"0\"><a:defRPr sz=\"1800\"><a:solidFill>\
             <a:schemeClr val=\"tx1\"/></a:solidFill>\
             <a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl{number}pPr>"
        )
    };
    let levels: String = (1..=9).map(level).collect();
    format!(
        "{HEAD}<p:sldMaster {NAMESPACES}>{EMPTY_TREE}<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" \
         accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
         folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>\
         <p:titleStyle>{levels}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles>\
         </p:sldMaster>"
    )
}

/// The one layout.
pub fn layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {NAMESPACES} type=\"blank\" preserve=\"1\">{EMPTY_TREE}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>\
         </p:sldLayout>"
    )
}

/// The colours and fonts of the slides: the page's own. Arial stands in for Inter, which few machines have: it is everywhere, and no wider.
pub fn theme() -> String {
    let colours = [
        ("dk1", "20242B"),
        ("lt1", "FFFFFF"),
        ("dk2", "5F6879"),
        ("lt2", "F7F6F3"),
        ("accent1", "3457D5"),
        ("accent2", "0B7779"),
        ("accent3", "6C4CC4"),
        ("accent4", "C0392B"),
        ("accent5", "0F7A62"),
        ("accent6", "B7791F"),
        ("hlink", "3457D5"),
        ("folHlink", "6C4CC4"),
    ];
    let colours: String =
        colours.iter().map(|(name, digits)| format!("<a:{name}><a:srgbClr val=\"{digits}\"/></a:{name}>")).collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Parcours\"><a:themeElements>\
         <a:clrScheme name=\"Parcours\">{colours}</a:clrScheme><a:fontScheme name=\"Parcours\"><a:majorFont>{font}</a:majorFont>\
         <a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Parcours\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>\
         <a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
