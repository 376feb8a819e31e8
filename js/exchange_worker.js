// What a worker does with what it is asked. It stands behind the script that binds its program, `wasm_bindgen` (`xtask/src/workers.rs`).

const PAUSE = 100; // between two words about progress
const SIZE = 96; // of the letters of a picture

let program;
let told;

function tell(part) {
  const now = performance.now();
  if (now - told < PAUSE) return;
  told = now;
  postMessage({ part });
}

// Signs that the font lacks, as the browser has them.
function draw(text, strong) {
  if (typeof OffscreenCanvas === "undefined") return null;
  const font = `${strong ? 600 : 400} ${SIZE}px system-ui, sans-serif`;
  const measured = Object.assign(new OffscreenCanvas(1, 1).getContext("2d"), { font }).measureText(text);
  const above = Math.ceil(Math.max(measured.actualBoundingBoxAscent, 1)) + 1;
  const below = Math.ceil(Math.max(measured.actualBoundingBoxDescent, 0)) + 1;
  const [across, down] = [Math.ceil(measured.width), above + below];
  if (!(across > 0 && across < 8192)) return null;
  const context = Object.assign(new OffscreenCanvas(across, down).getContext("2d"), { font, fillStyle: "#1c1f26" });
  context.fillText(text, 0, above);
  const rgba = new Uint8Array(context.getImageData(0, 0, across, down).data.buffer);
  return { width: across / SIZE, above: above / SIZE, below: below / SIZE, across, down, rgba };
}

self.onmessage = async ({ data }) => {
  if (data instanceof ArrayBuffer) {
    program = wasm_bindgen({ module_or_path: data });
    return;
  }
  try {
    await program;
    told = performance.now();
    const [said, bytes] = wasm_bindgen.answer(data.request, data.bytes, tell, draw);
    postMessage({ told: said, bytes }, [bytes.buffer]);
  } catch (error) {
    // A sentence of the program's own, or the end of it.
    postMessage(typeof error === "string" ? { refused: error } : { broke: String(error) });
  }
};
