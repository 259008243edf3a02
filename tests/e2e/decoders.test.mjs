// A decoder whose weights are missing or damaged: its card shows it, all others work, and the user can try again.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { isBlank, resembles } from "./lib/picture.mjs";
import { BAR, SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const BROKEN = "Transposed 3 × 3";
const OTHERS = ["Nearest, then convolve", "Bilinear, then convolve", "Transposed 2 × 2"];
const WEIGHTS = /denoise-transposed3\.safetensors$/;

describe("a decoder's weights", () => {
  const site = withPage();

  const faults = {
    "are missing from the server": { status: 404 },
    "arrive cut in half": { keep: 0.5 },
    "stop arriving half way": { abort: true },
  };
  for (const [what, how] of Object.entries(faults)) {
    test(`weights that ${what} are reported, everything else works, and they can be loaded again`, async () => {
      site.server.fault(WEIGHTS, how);
      const afterimage = await site.open();
      const comparison = afterimage.page.locator(".comparison");
      const again = comparison.getByRole("button", { name: "Try again", exact: true });
      const outputOf = (name) => afterimage.pixels(`Output of ${name}`);
      const restores = (name) =>
        until(`${name} restores the drawing`, async () => {
          return resembles(await outputOf(name), await afterimage.corrupted());
        });
      const fails = () =>
        until("the section names the missing file", async () => {
          const text = await comparison.innerText();
          return /Transposed 3 × 3 did not load: .*denoise-transposed3/.test(text) && (await again.isVisible());
        });
      await afterimage.ready("CPU");
      await afterimage.setNoise(0);
      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await afterimage.page.getByRole("heading", { name: "Four ways to enlarge" }).scrollIntoViewIfNeeded();
      await fails();
      for (const name of OTHERS) await restores(name);
      assert.ok(isBlank(await outputOf(BROKEN)));
      await until("the card shows it too", async () => {
        return (await comparison.getByRole("article", { name: BROKEN }).innerText()).includes("Did not load");
      });

      // The main reconstruction is not affected.
      await afterimage.ready("CPU");
      const before = await afterimage.reconstruction();
      await afterimage.draw(BAR);
      await afterimage.changed("Reconstruction", before);
      assert.equal(await afterimage.button("Try again").count(), 1, "the only button to try again is in the section");

      // Without the file, another attempt requests it again and fails again.
      const requests = () => site.server.requests.filter((path) => WEIGHTS.test(path)).length;
      const count = requests();
      await again.click();
      await until("the weights are requested again", () => requests() > count);
      await fails();
      site.server.heal();
      await again.click();
      for (const name of [BROKEN, ...OTHERS]) await restores(name);
      await until("nothing is left to try again", async () => (await again.count()) === 0);
      await afterimage.ready("CPU");
    });
  }

  test("the decoders work without the selected network's weights", async () => {
    site.server.fault(/plain\.safetensors$/, { status: 404 });
    const afterimage = await site.open();
    await afterimage.ready("CPU");
    await afterimage.network.selectOption("plain");
    await afterimage.reaches("failed");
    await afterimage.setNoise(0);
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await afterimage.page.getByRole("heading", { name: "Four ways to enlarge" }).scrollIntoViewIfNeeded();
    for (const name of [BROKEN, ...OTHERS]) {
      await until(`${name} restores the drawing`, async () => {
        return resembles(await afterimage.pixels(`Output of ${name}`), await afterimage.corrupted());
      });
    }
  });
});
