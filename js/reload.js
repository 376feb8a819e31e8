// Only in a page that `cargo xtask serve` built for working on: loads it again when it was built again, and shows what does not compile.
// A file of its own, and not Trunk's inline script, because the page's security policy forbids those.

const address = new URL(".well-known/trunk/ws", document.baseURI);
address.protocol = address.protocol.replace("http", "ws");

let [shown, wasOpen] = [null, false];

// What the compiler said, over the page that still runs.
async function show(reason) {
  const response = await fetch("build-errors.txt", { cache: "no-store" }).catch(() => null);
  const said = response?.ok ? await response.text() : reason;
  shown?.remove();
  shown = document.createElement("dialog");
  const text = document.createElement("pre");
  text.style.whiteSpace = "pre-wrap";
  text.textContent = said;
  shown.append(text);
  document.body.append(shown);
  shown.showModal();
}

function listen() {
  const socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    // The server was started again: it may have built another page.
    if (wasOpen) location.reload();
    wasOpen = true;
  });
  socket.addEventListener("message", ({ data }) => {
    const { type, data: details } = JSON.parse(data);
    if (type === "reload") location.reload();
    else if (type === "buildFailure") show(details.reason);
  });
  socket.addEventListener("close", () => setTimeout(listen, 1000));
}

listen();
