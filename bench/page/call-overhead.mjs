// Measures the cost of an empty call into a module, in nanoseconds: it allocates and frees an entry in the module's table
// of JavaScript objects. Every module of wasm-bindgen exports these two functions.
self.onmessage = async ({ data: { module, calls } }) => {
  try {
    const exports = await (await import(module)).default();
    // Where the linker has wrapped the exports, their names may have a suffix.
    const [allocate, free] = ["__externref_table_alloc", "__externref_table_dealloc"].map((start) => {
      const name = Object.keys(exports).find((name) => name.startsWith(start));
      if (!name) throw new Error(`${module} exports no ${start}`);
      return exports[name];
    });
    const run = (count) => {
      const start = performance.now();
      for (let i = 0; i < count; i += 2) free(allocate());
      return ((performance.now() - start) * 1e6) / count;
    };
    run(calls / 10);
    self.postMessage({ nanoseconds: run(calls) });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
