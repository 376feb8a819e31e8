// Runs in the measured page before its own scripts: sees when something is painted, when the map is saved, and how frames follow.
(() => {
  const LONGEST = 60_000;
  const bench = { saves: 0, wasm: [] };
  window.bench = bench;

  // The time at which the frame was done that first showed what `reached` looks for.
  bench.painted = (reached) =>
    new Promise((resolve, reject) => {
      const begin = performance.now();
      const look = () => {
        if (reached()) {
          // A task that is posted while a frame is made runs when the frame is done.
          scheduler.postTask(() => resolve(performance.now()), { priority: "user-blocking" });
        } else if (performance.now() - begin > LONGEST) {
          reject(new Error(`not reached: ${reached}`));
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });

  // Waits for the next event called `name`; `bench.result` is how long after it the outcome was painted.
  bench.expect = (name, reached) => {
    bench.saves = 0;
    bench.result = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no ${name}`)), LONGEST);
      const began = (event) => {
        clearTimeout(late);
        bench.painted(reached).then((time) => resolve(time - event.timeStamp), reject);
      };
      addEventListener(name, began, { capture: true, once: true });
    });
    // It is asked for later; until then nobody handles a failure.
    bench.result.catch(() => {});
  };

  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    if (key.startsWith("parcours:map:")) {
      bench.saves += 1;
      bench.told?.();
    }
  };
  // Whether the map is saved before `wait` milliseconds are over.
  bench.saved = (wait) =>
    new Promise((resolve) => {
      if (bench.saves > 0) return resolve(true);
      bench.told = () => resolve(true);
      setTimeout(resolve, wait, false);
    });

  // Notes every frame until `bench.stopFrames` is called, which gives how many were missed at 60 in a second.
  bench.watchFrames = () => {
    let watching = true;
    let missed = 0;
    let before;
    const frame = (time) => {
      if (before !== undefined) missed += Math.max(0, Math.round(((time - before) * 60) / 1000) - 1);
      before = time;
      if (watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    bench.stopFrames = () => {
      watching = false;
      return missed;
    };
  };

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      // The parts of the program share the memory of the first, and hand out none.
      const { memory } = (made.instance ?? made).exports;
      if (memory) bench.wasm.push(memory);
      return made;
    };
  }
})();
