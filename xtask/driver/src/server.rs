//! A small server of files on the loopback interface, for driving the built page in a browser.
//!
//! It publishes a folder under a prefix such as `/repository/`, with the answer to unknown paths and
//! the ten minutes of caching that GitHub Pages has, and remembers what it was asked, so that a test
//! can say what a cold load requests.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use xtask::Result;
use xtask::seal::SWITCH;

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path asked for, prefix included, query left out.
    pub path: String,
    /// The status answered.
    pub status: u16,
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    prefix: String,
    requests: Mutex<Vec<Request>>,
    has_no_worker: AtomicBool,
    /// The name of a file that is not answered for the time being.
    held: Mutex<Option<String>>,
    let_go: Condvar,
    stopping: AtomicBool,
}

impl Server {
    /// Publishes `folder` under `prefix` (`/` or `/some/repository/`) on a free port.
    ///
    /// # Errors
    /// When the folder is missing, the prefix has no slash at both ends, or no port can be had.
    pub fn start(folder: &Path, prefix: &str) -> Result<Self> {
        if !prefix.starts_with('/') || !prefix.ends_with('/') {
            return Err(format!("the prefix `{prefix}` needs a slash at both ends").into());
        }
        let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder,
            prefix: prefix.to_owned(),
            requests: Mutex::default(),
            has_no_worker: AtomicBool::new(false),
            held: Mutex::default(),
            let_go: Condvar::new(),
            stopping: AtomicBool::new(false),
        });
        let served = Arc::clone(&shared);
        let thread = std::thread::spawn(move || serve(&listener, &served));
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Has browsers keep nothing of the page: each load asks the server for everything, as the first one does. This is the switch
    /// that the owner of a published page has.
    pub fn without_worker(self) -> Self {
        self.shared.has_no_worker.store(true, Ordering::SeqCst);
        self
    }

    /// Keeps whoever asks for the file called `name` waiting until [`Server::let_go`], as a slow network does.
    pub fn hold(&self, name: &str) {
        *self.shared.held() = Some(name.to_owned());
    }

    /// Answers what was held.
    pub fn let_go(&self) {
        *self.shared.held() = None;
        self.shared.let_go.notify_all();
    }

    /// The address of the page, prefix included.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.prefix)
    }

    /// Everything asked so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests().clone()
    }

    /// Forgets what was asked so far.
    pub fn forget_requests(&self) {
        self.shared.requests().clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        self.let_go();
        // The listener waits in `accept`: one connection wakes it.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn requests(&self) -> MutexGuard<'_, Vec<Request>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn held(&self) -> MutexGuard<'_, Option<String>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for(&self, path: &str) {
        let is_held = |held: &mut Option<String>| held.as_ref().is_some_and(|name| path.ends_with(name.as_str()));
        drop(self.let_go.wait_while(self.held(), is_held));
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A browser opens connections ahead of need: one that says nothing must not hold the others up.
        std::thread::spawn(move || answer(stream, &shared));
    }
}

/// Answers the one request of `stream`. A browser that went away is no concern of ours.
fn answer(mut stream: TcpStream, shared: &Shared) -> Option<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    // The headers are read to their end: closing on unread bytes makes the system reset the connection.
    while !lines.next()?.ok()?.is_empty() {}
    let mut words = first.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let path = target.split(['?', '#']).next().unwrap_or_default();
    shared.wait_for(path);
    let (status, kind, body) = match method {
        "GET" | "HEAD" => look_up(shared, path),
        _ => (405, "text/plain", Vec::new()),
    };
    shared.requests().push(Request { path: path.to_owned(), status });
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: max-age=600\r\nConnection: close\r\n\r\n",
        reason(status)
    );
    stream.write_all(head.as_bytes()).ok()?;
    if method == "GET" {
        stream.write_all(&body).ok()?;
    }
    stream.flush().ok()
}

/// The status, media type and content for `path`.
fn look_up(shared: &Shared, path: &str) -> (u16, &'static str, Vec<u8>) {
    let file = file_for(&shared.folder, &shared.prefix, path);
    if shared.has_no_worker.load(Ordering::SeqCst) && file.as_ref().is_some_and(|file| file.ends_with(SWITCH)) {
        return (200, "application/json", b"{\"off\":true}".to_vec());
    }
    if let Some(file) = file
        && let Ok(body) = std::fs::read(&file)
    {
        return (200, media_type(&file), body);
    }
    // GitHub Pages shows a site's own 404.html, and so does this.
    let body = std::fs::read(shared.folder.join("404.html")).unwrap_or_default();
    (404, "text/html; charset=utf-8", body)
}

/// The file that `path` stands for; `None` when it is outside `prefix` or would leave `folder`.
pub fn file_for(folder: &Path, prefix: &str, path: &str) -> Option<PathBuf> {
    let inside = decode(path)?;
    let inside = inside.strip_prefix(prefix)?;
    let relative = Path::new(inside);
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || inside.contains(['\\', '\0']) {
        return None;
    }
    let file = folder.join(relative);
    if inside.is_empty() || inside.ends_with('/') {
        return Some(file.join("index.html"));
    }
    Some(file)
}

/// Undoes percent-encoding; `None` when it is broken or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by its name. Browsers compile wasm while it streams only as `application/wasm`.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|name| name.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        405 => "Method Not Allowed",
        _ => "Not Found",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_path_stays_inside_the_folder() {
        let file = |path| file_for(Path::new("/site"), "/some/page/", path);
        assert_eq!(file("/some/page/"), Some("/site/index.html".into()));
        assert_eq!(file("/some/page/a/b.js"), Some("/site/a/b.js".into()));
        assert_eq!(file("/some/page/a%20b.js"), Some("/site/a b.js".into()));
        for outside in [
            "/",
            "/some/page",
            "/other/index.html",
            "/some/page/../secret",
            "/some/page/a/../../secret",
            "/some/page/%2e%2e/secret",
            "/some/page/..%2fsecret",
            "/some/page/..%5csecret",
            "/some/page//etc/passwd",
            "/some/page/%",
            "/some/page/%00",
        ] {
            assert_eq!(file(outside), None, "{outside}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_streams() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert!(media_type(Path::new("boot.js")).starts_with("text/javascript"));
        assert_eq!(media_type(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn files_are_served_under_the_prefix_and_requests_remembered() -> Result<()> {
        let server = Server::start(&xtask::root(), "/some/page/")?;
        let ask = |path: &str| -> Result<String> {
            let mut stream = TcpStream::connect(server.address)?;
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(answer)
        };
        assert!(ask("/some/page/Cargo.toml?version=2")?.starts_with("HTTP/1.1 200 OK"));
        assert!(ask("/Cargo.toml")?.starts_with("HTTP/1.1 404"));
        let seen: Vec<u16> = server.requests().iter().map(|request| request.status).collect();
        assert_eq!(seen, [200, 404]);
        server.forget_requests();
        assert!(server.requests().is_empty());
        assert!(server.url().ends_with("/some/page/"));
        Ok(())
    }
}
