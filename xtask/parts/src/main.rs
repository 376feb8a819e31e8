//! Cuts the page's program into parts. Trunk's hook calls it after each release build: Trunk binds the whole program for the browser, which
//! this does anew with the program in parts, and puts them in the place of what Trunk wrote.
//!
//! Which function begins a part stands in `src/app/parts.rs`. What only one part needs is in its file; what several need is in a file for those,
//! and what all need, or the start, is the core. Modules that are always loaded together stand in one file, one after another.

mod names;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wasm_split_cli_support::{Options, transform};
use xtask::processes::{command, succeeds};
use xtask::{Result, checksum, seal, workers};

/// What the program is called by Cargo.
const PROGRAM: &str = "parcours";

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("page-parts takes the folder of the page that was built");
        return ExitCode::FAILURE;
    };
    match run(Path::new(&folder)) {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("the program was not cut into parts: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(page: &Path) -> Result<String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| xtask::root().join("target"), PathBuf::from);
    let linked = target.join("wasm32-unknown-unknown").join("release").join(format!("{PROGRAM}.wasm"));
    let work = target.join("parts");
    drop(fs::remove_dir_all(&work));
    let bound = work.join("bound");
    fs::create_dir_all(&bound)?;

    let program = fs::read(&linked).map_err(|error| format!("{}: {error}", linked.display()))?;
    let core = work.join("core.wasm");
    let mut options = Options::new(&program);
    options.output_dir = &work;
    options.main_out_path = &core;
    options.link_name = LOADER;
    let glue = format!("./{PROGRAM}.js");
    options.main_module = &glue;
    let cut = transform(options).map_err(|error| format!("{error:#}"))?;

    let mut bind = command("wasm-bindgen");
    // What the parts share with the core is exported by the linker and by nobody else.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", PROGRAM]);
    if !succeeds(bind.arg("--out-dir").arg(&bound).arg(&core))? {
        return Err("wasm-bindgen failed; the reason stands above".into());
    }

    let mut parts = vec![Part::finished("core", &bound.join(format!("{PROGRAM}_bg.wasm")), Vec::new())?];
    let mut files = cut.split_modules;
    files.sort();
    for file in &files {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a part without a name")?;
        let mut needed_by: Vec<String> = cut
            .prefetch_map
            .iter()
            .filter(|(_, stems)| stems.iter().any(|other| other == stem))
            .map(|(name, _)| name.clone())
            .collect();
        needed_by.sort();
        parts.push(Part::finished(stem, file, needed_by)?);
    }
    let glue = fs::read_to_string(bound.join(format!("{PROGRAM}.js")))?;
    let (content, glue) = names::shortened(&parts[0].content, &glue)?;
    parts[0].content = content;
    let scripts = Scripts {
        glue,
        loader: fs::read_to_string(work.join(LOADER))?,
        snippets: scripts_below(&bound.join("snippets"))?,
    };
    put(page, &parts, scripts)
}

/// The script that loads the parts, as the program names it.
const LOADER: &str = "./parts.js";

/// Below this many bytes a file costs more to ask for than it weighs: it is written into the loader.
const SMALL: usize = 6144;

/// Hands out a file that is written into the loader.
const WRITTEN_IN: &str = r#"
function writtenIn(base64) {
    return WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}
"#;

/// A file of the program.
struct Part {
    /// What its file was called when it was cut.
    stem: String,
    /// The parts that need it, by the names they are cut by; none for the core.
    needed_by: Vec<String>,
    content: Vec<u8>,
}

impl Part {
    /// The part in `file`, made as small as wasm-opt can.
    fn finished(stem: &str, file: &Path, needed_by: Vec<String>) -> Result<Self> {
        Ok(Self { stem: stem.to_owned(), needed_by, content: workers::shrunk(file)? })
    }

    /// The parts that are loaded with it, leaving out those that come when it is there already.
    fn loaded_for(&self) -> Vec<String> {
        let needs = |name: &&str| self.needed_by.iter().any(|other| other == name);
        if LANGUAGES.iter().all(needs) {
            return LANGUAGES.map(str::to_owned).to_vec();
        }
        let is_shared = self.needed_by.len() > 1;
        let comes_later = |name: &String| match name.as_str() {
            "editing" => needs(&"board"),
            // Loaded when a person asks for it: what it shares is there by then, or loaded for it.
            "exchange" => is_shared,
            _ => false,
        };
        self.needed_by.iter().filter(|name| !comes_later(name)).cloned().collect()
    }
}

/// Parts of which one is always loaded, and before any other: what both need is, too. What edits a map comes after its board.
const LANGUAGES: [&str; 2] = ["english", "french"];

/// A file of the page: modules of the program, one after another.
struct File<'parts> {
    modules: Vec<&'parts Part>,
    /// The parts that need it, by the names they are cut by; none for the core.
    needed_by: Vec<String>,
    content: Vec<u8>,
}

impl<'parts> File<'parts> {
    /// The files that `parts` come to, in the order of the first module of each.
    fn of_all(parts: &'parts [Part]) -> Vec<Self> {
        let mut files: Vec<Self> = Vec::new();
        for part in parts {
            let needed_by = part.loaded_for();
            let found = files.iter().position(|file| file.needed_by == needed_by).unwrap_or(files.len());
            if found == files.len() {
                files.push(Self { modules: Vec::new(), needed_by, content: Vec::new() });
            }
            files[found].modules.push(part);
            files[found].content.extend_from_slice(&part.content);
        }
        files
    }

    fn is_written_in(&self) -> bool {
        !self.needed_by.is_empty() && self.content.len() < SMALL
    }

    /// What it is called in the page: by what needs it, and by its content.
    fn name(&self) -> String {
        let what = if self.needed_by.is_empty() { "core".to_owned() } else { self.needed_by.join("-and-") };
        format!("{what}-{}.wasm", short(&checksum::of(&self.content)))
    }

    /// Where its second module begins in it, the third, and so on, in bytes: for `js/boot.js`.
    fn starts(&self) -> Vec<String> {
        let mut end = 0;
        let ends = self.modules.iter().map(|part| {
            end += part.content.len();
            end.to_string()
        });
        ends.take(self.modules.len() - 1).collect()
    }

    /// How the loader comes by each module, by the name it was cut with.
    fn fetched(&self) -> Vec<(&'parts str, String)> {
        let each = |(at, part): (usize, &&'parts Part)| {
            let way = match self.is_written_in() {
                true => format!("writtenIn(\"{}\")", seal::base64(&part.content)),
                false => format!("window.parcours.part(\"./{}\", {at})", self.name()),
            };
            (part.stem.as_str(), way)
        };
        self.modules.iter().enumerate().map(each).collect()
    }
}

/// The scripts that carry the program, as they were written for it.
struct Scripts {
    glue: String,
    loader: String,
    /// Those of ours that the program calls, by their addresses from the glue.
    snippets: BTreeMap<String, String>,
}

/// Scripts below `folder`, by their addresses from beside it.
fn scripts_below(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let beside = folder.parent().ok_or("a folder stands in a folder")?;
                let name = path.strip_prefix(beside)?.to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path)?);
            }
        }
    }
    Ok(found)
}

fn short(checksum: &str) -> &str {
    &checksum[..16]
}

/// Puts the program into the page in place of the one that Trunk put there; what it came to, a line a file.
fn put(page: &Path, parts: &[Part], scripts: Scripts) -> Result<String> {
    let path = page.join("index.html");
    let html = fs::read_to_string(&path)?;
    let (old_glue, old_program) = (attribute(&html, "data-js")?, attribute(&html, "data-wasm")?);
    for old in [&old_glue, &old_program] {
        fs::remove_file(page.join(old))?;
    }
    drop(fs::remove_dir_all(page.join("snippets")));

    let files = File::of_all(parts);
    let loader = named_parts(scripts.loader, &files)?;
    // The two name each other, so both are called by what is in both.
    let build = checksum::of(format!("{}{loader}", scripts.glue).as_bytes());
    let (glue_name, loader_name) = (format!("{PROGRAM}-{}.js", short(&build)), format!("parts-{}.js", short(&build)));
    // Only where the glue imports it: the program goes on calling it by the name it was cut with.
    let imported = |name: &str| format!("from \"{name}\"");
    let glue = scripts.glue.replace(&imported(LOADER), &imported(&format!("./{loader_name}")));
    let loader = replaced_once(&loader, &format!("./{PROGRAM}.js"), &format!("./{glue_name}"))?;

    let mut links = String::new();
    let mut all = scripts.snippets;
    all.insert(glue_name.clone(), glue);
    all.insert(loader_name, loader);
    for (name, text) in &all {
        let file = page.join(name);
        fs::create_dir_all(file.parent().ok_or("a script stands in a folder")?)?;
        fs::write(file, text)?;
        let integrity = seal::integrity(text.as_bytes());
        links.push_str(&format!(
            "<link rel=\"modulepreload\" href=\"./{name}\" crossorigin=\"anonymous\" integrity=\"{integrity}\">"
        ));
    }
    let mut lines = String::new();
    for file in &files {
        let (name, integrity) = (file.name(), seal::integrity(&file.content));
        if file.is_written_in() {
            continue;
        }
        fs::write(page.join(&name), &file.content)?;
        lines.push_str(&format!("{:>9} bytes  {name}\n", file.content.len()));
        let kind = match file.needed_by.as_slice() {
            // After the style sheet and the starting script, which draw the first picture.
            [] => "rel=\"preload\" as=\"fetch\" type=\"application/wasm\" fetchpriority=\"low\"".to_owned(),
            // No relation a browser acts on: `js/boot.js` and the program ask for it when it is needed.
            needed_by => format!("rel=\"part\" data-part=\"{}\"", needed_by.join(" ")),
        };
        let starts = match file.starts().join(" ") {
            none if none.is_empty() => none,
            starts => format!(" data-starts=\"{starts}\""),
        };
        links.push_str(&format!(
            "<link {kind} href=\"./{name}\"{starts} crossorigin=\"anonymous\" integrity=\"{integrity}\">"
        ));
    }
    let html = html.replace(&format!("./{old_glue}"), &format!("./{glue_name}"));
    let html = html.replace(&format!("./{old_program}"), &format!("./{}", files[0].name()));
    let html = without_links(&html, &["rel=\"modulepreload\"", "as=\"fetch\""]);
    fs::write(path, replaced_once(&html, "</head>", &format!("{links}</head>"))?)?;
    Ok(lines)
}

/// The loader, with each part by its name in the page. `js/boot.js` fetches it, checks it by its checksum, and hands out what was compiled while
/// it came.
fn named_parts(mut loader: String, files: &[File]) -> Result<String> {
    const INSTANTIATED: &str = "WebAssembly.instantiateStreaming(src, imports)";
    if !loader.contains(INSTANTIATED) {
        return Err(format!("the loader has no `{INSTANTIATED}`").into());
    }
    loader = loader.replace(INSTANTIATED, "WebAssembly.instantiate(await src, imports)");
    for (stem, way) in files.iter().filter(|file| !file.needed_by.is_empty()).flat_map(File::fetched) {
        let fetched = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
        loader = replaced_once(&loader, &fetched, &way)?;
    }
    match loader.contains("fetch(") {
        true => Err("the loader fetches something that is no part".into()),
        false => Ok(loader + WRITTEN_IN),
    }
}

/// `text` with `new` for `old`, which must stand there exactly once.
fn replaced_once(text: &str, old: &str, new: &str) -> Result<String> {
    match text.matches(old).count() {
        1 => Ok(text.replace(old, new)),
        count => Err(format!("`{old}` stands {count} times where it should stand once").into()),
    }
}

/// The file that an attribute of the page names.
fn attribute(html: &str, name: &str) -> Result<String> {
    let (_, rest) = html.split_once(&format!(" {name}=\"./")).ok_or_else(|| format!("the page has no {name}"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// `html` without the links that hold one of `marks`.
fn without_links(html: &str, marks: &[&str]) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<link ") {
        kept.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        if !marks.iter().any(|mark| tag.contains(mark)) {
            kept.push_str(&format!("<link {tag}>"));
        }
        rest = after;
    }
    kept + rest
}
