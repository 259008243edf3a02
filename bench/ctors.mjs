// Measures the cost of static constructors that the linker runs at every call: `cargo xtask bench ctors [--seconds 30]`.
//
// First the duration of a call that does nearly nothing, in the shipped engines and in the bare module with and without
// the fix. Then the duration of a reconstruction.
import { measureAlternately } from "./lib/alternate.mjs";
import { openBenchPage } from "./lib/bench-page.mjs";
import { options } from "./lib/options.mjs";
import { printTable } from "./lib/summary.mjs";

const { seconds, warmup, calls } = options({ seconds: 30, warmup: 5, calls: 20_000 });
const { call, close } = await openBenchPage();

const modules = {
  "engine-cpu, as shipped": "/dist/engine-cpu.js",
  "engine-gpu, as shipped": "/dist/engine-gpu.js",
  "burn-flex alone, constructors once": "/bare/cpu/bare.js",
  "burn-flex alone, at every call": "/bare/cpu-constructors/bare.js",
  "burn-wgpu alone, constructors once": "/bare/gpu/bare.js",
  "burn-wgpu alone, at every call": "/bare/gpu-constructors/bare.js",
};
console.log("nanoseconds for a call that does nearly nothing");
for (const [name, module] of Object.entries(modules)) {
  const nanoseconds = await call("nanoseconds", module, calls);
  console.log(`${name.padEnd(50)}${nanoseconds.toFixed(0).padStart(10)}`);
}

for (const device of ["burn-flex", "burn-wgpu"]) {
  const names = Object.keys(modules).filter((name) => name.startsWith(device));
  for (const name of names) await call("startReference", "restore", name, "bare", { module: modules[name] });
  const times = await measureAlternately(call, names, { seconds, warmup });
  console.log();
  printTable(names.map((name) => [name, times[name][""]]));
}
await close();
