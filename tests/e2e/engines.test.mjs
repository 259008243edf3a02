// Choosing an engine, and what happens where WebGPU is not to be had: the CPU goes on, and the page says why.
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

/** The CPU answers, the drawing is still there, and a new stroke is restored. */
async function cpuGoesOn(afterimage, drawing) {
  await afterimage.ready("CPU");
  assert.ok(difference(await afterimage.corrupted(), drawing) < 0.01, "the drawing is kept");
  const before = await afterimage.reconstruction();
  await afterimage.draw(BAR);
  await afterimage.changed("Reconstruction", before);
  assert.match(await afterimage.status.innerText(), /CPU/);
}

describe("engines, in a browser with WebGPU", () => {
  const site = withPage({ webgpu: true });

  test("the engines take turns and agree on the same drawing", async () => {
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

  test("the CPU answers before the WebGPU engine is fetched", async () => {
    site.server.requests.length = 0;
    const afterimage = await site.open();
    await afterimage.ready();
    const asked = (part) => site.server.requests.findIndex((path) => path.includes(part));
    assert.ok(asked("engine-cpu") >= 0);
    assert.ok(asked("engine-gpu") < 0 || asked("engine-gpu") > asked("engine-cpu"));
  });

  const faults = {
    "is missing from the server": { status: 404 },
    "arrives cut in half": { keep: 0.5 },
    "stops arriving half way": { abort: true },
  };
  for (const [what, how] of Object.entries(faults)) {
    test(`a WebGPU engine that ${what} leaves the CPU working, until it is there`, async () => {
      site.server.fault(/engine-gpu.*\.wasm$/, how);
      const afterimage = await withSeven(site);
      const drawing = await afterimage.corrupted();
      await afterimage.choose("WebGPU");
      await afterimage.shows(/The WebGPU engine failed: .+/);
      await cpuGoesOn(afterimage, drawing);
      site.server.heal();
      await afterimage.button("Try WebGPU again").click();
      await afterimage.ready("WebGPU");
    });
  }
});

describe("engines, in a browser without WebGPU", () => {
  const site = withPage();

  test("pinning WebGPU shows the reason, and the CPU goes on", async () => {
    const afterimage = await withSeven(site);
    const drawing = await afterimage.corrupted();
    await afterimage.choose("WebGPU");
    await afterimage.shows(/no WebGPU/);
    await cpuGoesOn(afterimage, drawing);
    afterimage.assertNoErrors();
  });

  test("the WebGPU engine is not even fetched", async () => {
    site.server.requests.length = 0;
    const afterimage = await withSeven(site);
    assert.deepEqual(site.server.requests.filter((path) => path.includes("engine-gpu")), []);
  });
});
