// The page's engines beside their peers: `cargo xtask bench engine [--model restore|eyes] [--seconds 30]
// [--only cpu|gpu]`.
//
// One browser run; batch 1, read-back included, one thread, warm. All must first agree with the golden
// reconstruction.
import { options } from "./lib/options.mjs";
import { stage } from "./lib/stage.mjs";
import { printTable } from "./lib/summary.mjs";
import { takeTurns } from "./lib/turns.mjs";

const TOLERANCE = 1e-3;
const DEVICES = {
  cpu: { ours: "burn-flex", peers: "wasm" },
  gpu: { ours: "burn-wgpu", peers: "webgpu" },
};

const { model, seconds, warmup, only } = options({ model: "restore", seconds: 30, warmup: 5, only: "cpu,gpu" });
const { call, close } = await stage();
for (const [device, { ours, peers }] of Object.entries(DEVICES)) {
  if (!only.split(",").includes(device)) continue;
  console.log(`\n${model}, ${device.toUpperCase()}: starting, and comparing with the golden reconstruction`);
  const engine = `the page's engine, ${ours}`;
  const contenders = {
    [`${ours} alone`]: ["startPeer", "bare", { module: `/bare/${device}/bare.js` }],
    [engine]: ["startEngine", `engine-${device}`],
    [`TensorFlow.js ${peers}`]: ["startPeer", "tfjs", { backend: peers }],
    [`ONNX Runtime Web ${peers}`]: ["startPeer", "ort", { backend: peers }],
  };
  const agreed = [];
  for (const [name, [start, ...given]] of Object.entries(contenders)) {
    try {
      const off = await call(start, model, name, ...given);
      console.log(`  ${name}: off by ${off.toExponential(1)}`);
      if (off < TOLERANCE) agreed.push(name);
      else process.exitCode = 1;
    } catch (error) {
      console.log(`  ${name}: not measured: ${error.message.split("\n")[0]}`);
      process.exitCode = 1;
    }
  }
  const times = await takeTurns(call, agreed, { seconds, warmup });
  const label = { "": "", inside: ": in the worker", waited: ": as the page waits" };
  printTable(
    Object.entries(times).flatMap(([name, measured]) =>
      Object.entries(measured).map(([what, list]) => [name + label[what], list]),
    ),
  );
}
await close();
