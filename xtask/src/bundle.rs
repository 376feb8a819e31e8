//! The page as it is published: its style sheets joined into one file and its scripts into three, shortened, and the page's document naming them.
//!
//! It works on a folder that Trunk built, after everything else has been written there and before the page is sealed. What was joined
//! keeps its order and is gone afterwards. Files whose content is their name (`style-…`, the program's script) get a new name and the
//! checksum of what is in them now; the others (`boot.js`, `crash.js`, the rescue page's own) keep theirs: a document of another build, or a
//! person in need, must find them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::seal::integrity;
use crate::{Result, checksum, esbuild};

/// The document of the page.
const PAGE: &str = "index.html";
/// The document that works though everything else fails.
const RESCUE: &str = "rescue.html";
/// The script that makes one file of the page. Nobody names it but the program, when it is asked for.
const ONE_FILE: &str = "one_file.js";

/// Joins and shortens the style sheets and scripts of the page in `folder`.
///
/// # Errors
/// When a file that the page names is missing, or one of them cannot be read as what it is.
pub fn bundle(folder: &Path) -> Result<()> {
    let mut bundle = Bundle { folder, joined: BTreeSet::new(), written: BTreeSet::new() };
    let page = without_comments(&bundle.read(PAGE)?);
    let page = bundle.styles(page)?;
    let page = bundle.program(page)?;
    let page = bundle.scripts(page)?;
    let script = bundle.join(ONE_FILE, "", LOUD)?;
    bundle.write(ONE_FILE, &script)?;
    let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
    bundle.write(PAGE, &(lines.join("\n") + "\n"))?;
    bundle.rescue()?;
    bundle.remove_joined()
}

/// A page on its way to be published.
struct Bundle<'a> {
    folder: &'a Path,
    /// The files that are part of another now.
    joined: BTreeSet<String>,
    /// The files that were written: one of those may have been part of itself.
    written: BTreeSet<String>,
}

impl Bundle<'_> {
    fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}").into())
    }

    fn write(&mut self, name: &str, text: &str) -> Result<()> {
        fs::write(self.folder.join(name), text).map_err(|error| format!("{name}: {error}"))?;
        self.written.insert(name.to_owned());
        Ok(())
    }

    /// Puts one style sheet in the place of all that `page` links, in their order: a later one may refine an earlier one. Those of a part of
    /// the program (`data-part`) become one of its files, which the starting script puts after this one when the part is loaded.
    fn styles(&mut self, page: String) -> Result<String> {
        let (of_parts, of_page): (Vec<String>, Vec<String>) =
            links(&page, "stylesheet").into_iter().partition(|link| attribute(link, "data-part").is_some());
        let mut page = self.join_styles(page, &of_page, "style", "rel=\"stylesheet\"")?;
        let parts: BTreeSet<String> =
            of_parts.iter().filter_map(|link| attribute(link, "data-part")).map(str::to_owned).collect();
        for part in parts {
            let is_of_part = |link: &&String| attribute(link, "data-part") == Some(&part);
            let links: Vec<String> = of_parts.iter().filter(is_of_part).cloned().collect();
            page = self.join_styles(page, &links, &part, &format!("rel=\"part\" data-part=\"{part}\""))?;
        }
        Ok(page)
    }

    /// Joins the style sheets of `links` into one called `stem`, linked `as_what` in the place of the first.
    fn join_styles(&mut self, mut page: String, links: &[String], stem: &str, as_what: &str) -> Result<String> {
        let mut sheets = String::new();
        for link in links {
            let name = local(link, "href")?;
            sheets.push_str(&self.read(&name)?);
            sheets.push('\n');
            self.joined.insert(name);
        }
        let Some(first) = links.first() else { return Err(format!("{PAGE} links no style sheet").into()) };
        let sheet = minified_style(self.folder, &sheets)?;
        let name = format!("{stem}-{}.css", hash(&sheet));
        self.write(&name, &sheet)?;
        let whole = format!("<link {as_what} href=\"./{name}\" integrity=\"{}\">", integrity(sheet.as_bytes()));
        page = page.replacen(first, &whole, 1);
        for link in &links[1..] {
            page = page.replacen(link, "", 1);
        }
        Ok(page)
    }

    /// Joins the program's script, which the starting script finds in its `data-js`, with all that it imports.
    fn program(&mut self, mut page: String) -> Result<String> {
        let boot = boot(&page)?;
        let before = local(&boot, "data-js")?;
        // It is made by a machine, and what that is warned of is nobody's to mend.
        let script = self.join(&before, "", "--log-level=error")?;
        let stem = before.split('-').next().unwrap_or_default().trim_end_matches(".js");
        let name = format!("{stem}-{}.js", hash(&script));
        self.write(&name, &script)?;
        page = page.replacen(&boot, &boot.replacen(&format!("./{before}\""), &format!("./{name}\""), 1), 1);
        let preload = format!(
            // After the style sheet and the starting script, which draw the first picture.
            "<link rel=\"modulepreload\" href=\"./{name}\" crossorigin=\"anonymous\" fetchpriority=\"low\" integrity=\"{}\">",
            integrity(script.as_bytes())
        );
        let mut is_placed = false;
        for link in links(&page, "modulepreload") {
            // Others are scripts of parts that are loaded when they are needed.
            if local(&link, "href")? == before || self.joined.contains(&local(&link, "href")?) {
                page = page.replacen(&link, if is_placed { "" } else { &preload }, 1);
                is_placed = true;
            }
        }
        if is_placed { Ok(page) } else { Err(format!("{PAGE} loads {before} too late: it has no preload link").into()) }
    }

    /// Joins the scripts of `page` into the starting one; a script that this one imports when it needs it is joined with what that imports.
    fn scripts(&mut self, mut page: String) -> Result<String> {
        let boot = boot(&page)?;
        let name = local(&boot, "src")?;
        let mut entry = import(&name);
        for tag in tags(&page, "script").into_iter().filter(|tag| *tag != boot) {
            let other = local(&tag, "src")?;
            entry.push_str(&import(&other));
            page = page.replacen(&format!("{tag}</script>"), "", 1);
        }
        let script = self.join("", &entry, LOUD)?;
        for later in imported_later(&script) {
            let script = self.join(&later, "", LOUD)?;
            self.write(&later, &script)?;
        }
        self.write(&name, &script)?;
        Ok(page)
    }

    /// Shortens what the rescue page is made of, each file under its own name.
    fn rescue(&mut self) -> Result<()> {
        let page = self.read(RESCUE)?;
        for link in links(&page, "stylesheet") {
            let name = local(&link, "href")?;
            let sheet = minified_style(self.folder, &self.read(&name)?)?;
            self.write(&name, &sheet)?;
        }
        for tag in tags(&page, "script") {
            let name = local(&tag, "src")?;
            let script = self.join(&name, "", LOUD)?;
            self.write(&name, &script)?;
        }
        Ok(())
    }

    /// One module of the module called `entry`, or of the text `module` where that is empty, and of all that it imports; what is imported only
    /// when it is needed stays apart.
    fn join(&mut self, entry: &str, module: &str, loudness: &str) -> Result<String> {
        // Beside what it is made of, so that what stays apart is named as it was.
        let (made, told) = (self.folder.join("joined.js"), self.folder.join("joined.json"));
        let mut arguments = vec![
            loudness.to_owned(),
            "--bundle".to_owned(),
            "--minify".to_owned(),
            "--format=esm".to_owned(),
            "--target=es2022".to_owned(),
            format!("--outfile={}", made.display()),
            format!("--metafile={}", told.display()),
        ];
        if !entry.is_empty() {
            arguments.push(format!("./{entry}"));
        }
        for script in self.all_scripts()? {
            let apart = imported_later(&script).into_iter().map(|name| format!("--external:./{name}"));
            arguments.extend(apart);
        }
        esbuild::run(self.folder, &arguments, module)?;
        let (script, list) = (fs::read_to_string(&made)?, fs::read_to_string(&told)?);
        fs::remove_file(&made)?;
        fs::remove_file(&told)?;
        let told: serde_json::Value = serde_json::from_str(&list)?;
        let inputs = told["inputs"].as_object().ok_or("esbuild does not tell what it read")?;
        self.joined.extend(inputs.keys().filter(|name| *name != "<stdin>").cloned());
        Ok(script)
    }

    /// The text of every script of the folder itself.
    fn all_scripts(&self) -> Result<Vec<String>> {
        let mut scripts = Vec::new();
        for entry in fs::read_dir(self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".js") {
                scripts.push(self.read(&name)?);
            }
        }
        Ok(scripts)
    }

    /// Removes the files that are part of another now, and folders that they leave empty.
    fn remove_joined(&self) -> Result<()> {
        for name in self.joined.difference(&self.written) {
            let path = self.folder.join(name);
            fs::remove_file(&path).map_err(|error| format!("{name}: {error}"))?;
            let mut folder = path.parent();
            while let Some(empty) = folder.filter(|folder| *folder != self.folder && fs::remove_dir(folder).is_ok()) {
                folder = empty.parent();
            }
        }
        Ok(())
    }
}

/// A warning is a mistake in a source of ours.
const LOUD: &str = "--log-level=warning";

fn minified_style(folder: &Path, sheet: &str) -> Result<String> {
    esbuild::run(folder, &[LOUD.to_owned(), "--minify".to_owned(), "--loader=css".to_owned()], sheet)
}

/// A line that runs the module `name` of the folder.
fn import(name: &str) -> String {
    format!("import \"./{name}\";")
}

/// The scripts that `script` imports when it needs them: those that a call names, not those that a variable does.
fn imported_later(script: &str) -> BTreeSet<String> {
    let calls = script.split("import(").skip(1);
    let named = calls.filter_map(|call| {
        let (quote, rest) = (call.chars().next()?, call.get(1..)?);
        if !"\"'`".contains(quote) {
            return None;
        }
        rest.split(quote).next()?.strip_prefix("./").map(str::to_owned)
    });
    named.collect()
}

/// The first digits of the checksum of `text`, for its name.
fn hash(text: &str) -> String {
    checksum::of(text.as_bytes())[..16].to_owned()
}

/// The script that starts the page, as its tag is written.
fn boot(page: &str) -> Result<String> {
    let boot = tags(page, "script").into_iter().find(|tag| attribute(tag, "id") == Some("boot"));
    boot.ok_or_else(|| format!("{PAGE} has no starting script").into())
}

/// The links of `page` that are so related to it, as they are written.
fn links(page: &str, relation: &str) -> Vec<String> {
    tags(page, "link").into_iter().filter(|tag| attribute(tag, "rel") == Some(relation)).collect()
}

/// The opening tags called `name` in `page`, as they are written.
fn tags(page: &str, name: &str) -> Vec<String> {
    let open = format!("<{name} ");
    let begins = page.match_indices(&open).map(|(begin, _)| &page[begin..]);
    begins.filter_map(|rest| rest.find('>').map(|end| rest[..=end].to_owned())).collect()
}

/// What an attribute of `tag` says.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The file of the folder that an attribute of `tag` names.
fn local(tag: &str, name: &str) -> Result<String> {
    let address = attribute(tag, name).and_then(|address| address.strip_prefix("./"));
    address.map(str::to_owned).ok_or_else(|| format!("`{tag}` names no file of the page in its `{name}`").into())
}

/// `page` without what is written for who reads the source.
fn without_comments(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder as Trunk leaves it, which goes when the test ends.
    struct Planted(PathBuf);

    impl Planted {
        fn new(name: &str) -> Result<Self> {
            if esbuild::program().is_none() && !esbuild::fetch()? {
                return Err("esbuild is missing: cargo xtask setup".into());
            }
            let folder = std::env::temp_dir().join(format!("parcours-bundle-{}-{name}", std::process::id()));
            drop(fs::remove_dir_all(&folder));
            let files = [
                ("index.html", INDEX),
                (
                    "rescue.html",
                    "<link rel=\"stylesheet\" href=\"./base.css\">\n<script type=\"module\" src=\"./rescue.js\"></script>",
                ),
                ("base-0123456789abcdef.css", "p { color: red; }\n"),
                ("card-0123456789abcdef.css", "p { color: blue; }\n/* About cards. */\n.card { top: 1px; }\n"),
                ("panel-0123456789abcdef.css", ".panel { top: 2px; }\n"),
                ("base.css", "p { color: red; }\n"),
                (
                    "boot.js",
                    "// Starts.\nimport(\"./crash.js\").then((crash) => crash.show(\"début\"));\nimport(document.getElementById(\"boot\").dataset.js);\n",
                ),
                ("worker.js", "const kept = \"worker begun\"; console.log(kept);\n"),
                (
                    "crash.js",
                    "import { record } from \"./records.js\"; export function show(why) { console.log(why, record, \"crashed\"); }\n",
                ),
                ("rescue.js", "import { record } from \"./records.js\"; console.log(record, \"rescued\");\n"),
                ("records.js", "export const record = \"a record\";\n"),
                ("one_file.js", "// Makes the file.\nwindow.oneFile = \"one file\";\n"),
                (
                    "parcours-0123456789abcdef.js",
                    "import * as tabs from \"./snippets/a/js/tabs.js\";\nexport default () => fetch(\"./part.wasm\", tabs);\nexport function split() { return import(\"./part.js\"); }\n",
                ),
                ("part.js", "export const part = 1;\n"),
                ("snippets/a/js/tabs.js", "export const method = \"a tab\";\n"),
            ];
            for (name, text) in files {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().unwrap_or(&folder))?;
                fs::write(path, text)?;
            }
            Ok(Self(folder))
        }

        fn read(&self, name: &str) -> Result<String> {
            Ok(fs::read_to_string(self.0.join(name))?)
        }

        /// The one file that the page names so in an attribute of such a tag.
        fn named(&self, tag: &str, attribute: &str) -> Result<String> {
            let page = self.read(PAGE)?;
            let tags: Vec<String> = tags(&page, tag).into_iter().filter(|tag| tag.contains(attribute)).collect();
            assert_eq!(tags.len(), 1, "{page}");
            local(&tags[0], attribute.split('=').next().unwrap_or_default())
        }
    }

    impl Drop for Planted {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    const INDEX: &str = r#"<!DOCTYPE html>
<head>
<!-- The cascade's order: <link rel="stylesheet" href="./none.css"> -->
<link rel="icon" href="./icon.svg">
<link rel="stylesheet" href="./base-0123456789abcdef.css" integrity="sha384-old"/>
<link rel="stylesheet" href="./card-0123456789abcdef.css" integrity="sha384-old"/>
<link rel="stylesheet" href="./panel-0123456789abcdef.css" data-part="more" integrity="sha384-old"/>

<script id="boot" type="module" src="./boot.js" data-js="./parcours-0123456789abcdef.js" data-wasm="./core.wasm"></script>
<script type="module" src="./worker.js"></script>
<link rel="modulepreload" href="./parcours-0123456789abcdef.js" crossorigin="anonymous" integrity="sha384-old"><link rel="modulepreload" href="./snippets/a/js/tabs.js" integrity="sha384-old"><link rel="modulepreload" href="./part.js" integrity="sha384-part"><link rel="preload" href="./core.wasm" as="fetch" integrity="sha384-wasm"></head>
<body><p>Words</p></body>
"#;

    #[test]
    fn one_style_sheet_keeps_the_order_of_the_cascade() -> Result<()> {
        let planted = Planted::new("styles")?;
        bundle(&planted.0)?;
        let page = planted.read(PAGE)?;
        let [link] = &links(&page, "stylesheet")[..] else { panic!("{page}") };
        let name = local(link, "href")?;
        let sheet = planted.read(&name)?;
        assert!(sheet.find("red") < sheet.find("#00f") && sheet.contains(".card{top:1px}"), "{sheet}");
        assert!(!sheet.contains("About"));
        assert_eq!(name, format!("style-{}.css", hash(&sheet)));
        assert_eq!(attribute(link, "integrity"), Some(&*integrity(sheet.as_bytes())));
        let of_part = planted.named("link", "href=\"./more-")?;
        assert_eq!(planted.read(&of_part)?.trim(), ".panel{top:2px}");
        assert!(
            !sheet.contains("panel")
                && page.contains(&format!("<link rel=\"part\" data-part=\"more\" href=\"./{of_part}\""))
        );
        assert!(page.find("./icon.svg") < page.find(&name) && page.find(&name) < page.find("id=\"boot\""));
        Ok(())
    }

    #[test]
    fn the_program_is_one_script_checked_by_what_is_in_it_now() -> Result<()> {
        let planted = Planted::new("program")?;
        bundle(&planted.0)?;
        let page = planted.read(PAGE)?;
        let name = planted.named("script", "data-js=")?;
        let script = planted.read(&name)?;
        assert_eq!(name, format!("parcours-{}.js", hash(&script)));
        assert!(script.contains("a tab") && script.contains("default") && script.contains("split"), "{script}");
        let preloads = links(&page, "modulepreload");
        let checked = |link: &String| Some((local(link, "href").ok()?, attribute(link, "integrity")?.to_owned()));
        let checks: Vec<_> = preloads.iter().filter_map(checked).collect();
        let expected = [(name, integrity(script.as_bytes())), ("part.js".to_owned(), "sha384-part".to_owned())];
        assert_eq!(checks, expected);
        // What is loaded when it is needed stays where it is, and so does what is no script.
        assert!(script.contains("import(\"./part.js\")") && script.contains("./part.wasm"), "{script}");
        assert!(planted.read("part.js")?.contains("part"));
        assert!(page.contains("href=\"./core.wasm\" as=\"fetch\" integrity=\"sha384-wasm\""));
        assert!(page.contains("data-wasm=\"./core.wasm\""));
        Ok(())
    }

    #[test]
    fn scripts_under_lasting_names_hold_what_they_import_and_what_is_joined_is_gone() -> Result<()> {
        let planted = Planted::new("scripts")?;
        bundle(&planted.0)?;
        let boot = planted.read("boot.js")?;
        assert!(
            boot.contains("worker begun") && boot.contains("import(\"./crash.js\")") && boot.contains("début"),
            "{boot}"
        );
        assert!(!boot.contains("crashed") && !boot.contains("Starts"), "{boot}");
        let crash = planted.read("crash.js")?;
        assert!(crash.contains("a record") && crash.contains("crashed") && crash.contains("as show"), "{crash}");
        assert!(planted.read("rescue.js")?.contains("a record"));
        assert_eq!(planted.read("one_file.js")?.trim(), "window.oneFile=\"one file\";");
        assert_eq!(planted.read("base.css")?.trim(), "p{color:red}");
        assert!(planted.read(PAGE)?.matches("<script").count() == 1 && !planted.read(PAGE)?.contains("<!--"));
        let left: BTreeSet<String> = crate::release::checksums(&planted.0)?.into_keys().collect();
        let (style, program) = (planted.named("link", "href=\"./style-")?, planted.named("script", "data-js=")?);
        let of_part = planted.named("link", "href=\"./more-")?;
        let kept =
            ["index.html", "rescue.html", "base.css", "boot.js", "crash.js", "one_file.js", "rescue.js", "part.js"];
        let expected = [&kept[..], &[&style, &program, &of_part]].concat();
        assert_eq!(left, expected.into_iter().map(str::to_owned).collect());
        assert!(!planted.0.join("snippets").exists());
        Ok(())
    }

    #[test]
    fn the_same_files_are_joined_to_the_same_bytes() -> Result<()> {
        let (one, other) = (Planted::new("one")?, Planted::new("other")?);
        bundle(&one.0)?;
        bundle(&other.0)?;
        assert_eq!(crate::release::checksums(&one.0)?, crate::release::checksums(&other.0)?);
        Ok(())
    }

    #[test]
    fn what_is_missing_or_mistaken_is_named() -> Result<()> {
        for missing in ["card-0123456789abcdef.css", "worker.js", "records.js", "snippets/a/js/tabs.js", "base.css"] {
            let planted = Planted::new("missing")?;
            fs::remove_file(planted.0.join(missing))?;
            let problem = bundle(&planted.0).expect_err(missing).to_string();
            let name = missing.rsplit('/').next().unwrap_or_default();
            assert!(problem.contains(name), "{missing}: {problem}");
        }
        let planted = Planted::new("mistaken")?;
        fs::write(planted.0.join("card-0123456789abcdef.css"), "p { color: red\n.card { top: 1px; }")?;
        let problem = bundle(&planted.0).expect_err("a brace that is not closed").to_string();
        assert!(problem.contains("WARNING"), "{problem}");
        Ok(())
    }
}
