// What every call into a module costs before it has done anything: nanoseconds of taking or giving back a place in
// its table of JavaScript objects, which every module of wasm-bindgen exports.
self.onmessage = async ({ data: { module, calls } }) => {
  try {
    const exports = await (await import(module)).default();
    // Where the linker has wrapped the exports, their names may have an ending.
    const [take, giveBack] = ["__externref_table_alloc", "__externref_table_dealloc"].map((start) => {
      const name = Object.keys(exports).find((name) => name.startsWith(start));
      if (!name) throw new Error(`${module} exports no ${start}`);
      return exports[name];
    });
    const run = (count) => {
      const start = performance.now();
      for (let i = 0; i < count; i += 2) giveBack(take());
      return ((performance.now() - start) * 1e6) / count;
    };
    run(calls / 10);
    self.postMessage({ nanoseconds: run(calls) });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
