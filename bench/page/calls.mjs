// What every call into a module costs before it has done anything: nanoseconds of an export that takes or frees 64
// bytes.
self.onmessage = async ({ data: { module, calls } }) => {
  try {
    const exports = await (await import(module)).default();
    // Where the linker has wrapped the exports, their names have an ending.
    const [allocate, free] = ["__wbindgen_malloc", "__wbindgen_free"].map((start) => {
      const name = Object.keys(exports).find((name) => name.startsWith(start));
      if (!name) throw new Error(`${module} exports no ${start}`);
      return exports[name];
    });
    const run = (count) => {
      const start = performance.now();
      for (let i = 0; i < count; i += 2) free(allocate(64, 4), 64, 4);
      return ((performance.now() - start) * 1e6) / count;
    };
    run(calls / 10);
    self.postMessage({ nanoseconds: run(calls) });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
