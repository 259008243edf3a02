// Selecting an engine. Without WebGPU the CPU engine keeps working, and the page shows the reason.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest, difference } from "./lib/picture.mjs";
import { BAR, SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

/** Opens the page on the CPU with a seven drawn and restored. */
async function withSeven(site) {
  const afterimage = await site.open();
  await afterimage.ready();
  await afterimage.choose("CPU");
  await afterimage.ready("CPU");
  await afterimage.setNoise(0);
  await afterimage.clear();
  await afterimage.draw(SEVEN);
  await until("the seven is restored", async () => brightest(await afterimage.reconstruction()) > 0.5);
  return afterimage;
}

/** Checks that the CPU is ready, that the drawing is still there, and that a new stroke is restored. */
async function assertCpuWorks(afterimage, drawing) {
  await afterimage.ready("CPU");
  assert.ok(difference(await afterimage.corrupted(), drawing) < 0.01, "the drawing is kept");
  const before = await afterimage.reconstruction();
  await afterimage.draw(BAR);
  await afterimage.changed("Reconstruction", before);
  assert.match(await afterimage.status.innerText(), /CPU/);
}

/** Makes the browser's adapter one without timestamp queries, as on many phones. */
function withoutTimestamps() {
  const { has } = GPUSupportedFeatures.prototype;
  const { requestDevice } = GPUAdapter.prototype;
  GPUSupportedFeatures.prototype.has = function (name) {
    return name !== "timestamp-query" && has.call(this, name);
  };
  GPUAdapter.prototype.requestDevice = function (descriptor) {
    if ([...descriptor.requiredFeatures].includes("timestamp-query")) throw new TypeError("unsupported feature");
    return requestDevice.call(this, descriptor);
  };
}

describe("engines, in a browser with WebGPU", () => {
  const site = withPage({ webgpu: true });

  test("an adapter without timestamp queries is used", async () => {
    site.server.fault(/worker\.js$/, { change: (text) => `(${withoutTimestamps})();\n${text}` });
    const afterimage = await site.open({ init: withoutTimestamps });
    await afterimage.ready();
    await afterimage.choose("WebGPU");
    await afterimage.ready("WebGPU");
    await afterimage.setNoise(0);
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await until("the seven is restored", async () => brightest(await afterimage.reconstruction()) > 0.5);
    afterimage.assertNoErrors();
  });

  test("both engines give the same reconstruction of a drawing", async () => {
    const afterimage = await withSeven(site);
    const drawing = await afterimage.corrupted();
    const onCpu = await afterimage.reconstruction();
    for (const backend of ["WebGPU", "CPU"]) {
      await afterimage.choose(backend);
      await afterimage.ready(backend);
      assert.match(await afterimage.status.innerText(), new RegExp(backend));
      // One step of 255 for rounding.
      await until(`the ${backend} restores the same`, async () => {
        return difference(await afterimage.reconstruction(), onCpu) < 1.5 / 255;
      });
      assert.ok(difference(await afterimage.corrupted(), drawing) < 0.01, "the drawing is kept");
      assert.equal(await afterimage.engine.locator("option:checked").innerText(), backend);
    }
    afterimage.assertNoErrors();
  });

  test("the CPU engine is fetched before the WebGPU engine", async () => {
    site.server.requests.length = 0;
    const afterimage = await site.open();
    await afterimage.ready();
    const requestOf = (part) => site.server.requests.findIndex((path) => path.includes(part));
    assert.ok(requestOf("engine-cpu") >= 0);
    assert.ok(requestOf("engine-gpu") < 0 || requestOf("engine-gpu") > requestOf("engine-cpu"));
  });

  const faults = {
    "is missing from the server": { status: 404 },
    "arrives cut in half": { keep: 0.5 },
    "stops arriving half way": { abort: true },
  };
  for (const [what, how] of Object.entries(faults)) {
    test(`the CPU works while the WebGPU engine ${what}, which can be loaded again`, async () => {
      site.server.fault(/engine-gpu.*\.wasm$/, how);
      const afterimage = await withSeven(site);
      const drawing = await afterimage.corrupted();
      await afterimage.choose("WebGPU");
      await afterimage.shows(/The WebGPU engine failed: .+/);
      await assertCpuWorks(afterimage, drawing);
      site.server.heal();
      await afterimage.button("Try WebGPU again").click();
      await afterimage.ready("WebGPU");
    });
  }
});

describe("engines, in a browser without WebGPU", () => {
  const site = withPage();

  test("selecting WebGPU shows why it is not available, and the CPU keeps working", async () => {
    const afterimage = await withSeven(site);
    const drawing = await afterimage.corrupted();
    await afterimage.choose("WebGPU");
    await afterimage.shows(/no WebGPU/);
    await assertCpuWorks(afterimage, drawing);
    afterimage.assertNoErrors();
  });

  test("the WebGPU engine is not fetched", async () => {
    site.server.requests.length = 0;
    await withSeven(site);
    assert.deepEqual(
      site.server.requests.filter((path) => path.includes("engine-gpu")),
      [],
    );
  });
});
