// Drawing a digit, corrupting it and restoring it, on each engine.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import {
  brightest,
  crossing,
  difference,
  differs,
  error,
  isBlank,
  brightened,
  mean,
  meanAt,
  resembles,
} from "./lib/picture.mjs";
import { BAR, SEVEN, TWO } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

for (const backend of ["WebGPU", "CPU"]) {
  const webgpu = backend === "WebGPU";
  describe(`drawing on the ${backend}${webgpu ? "" : ", in a browser without WebGPU"}`, () => {
    const site = withPage({ webgpu });
    let afterimage;

    beforeEach(async () => {
      afterimage = await site.open();
      await afterimage.ready();
      // Auto does not use a software adapter, so the engine is selected explicitly.
      if (webgpu) await afterimage.choose("WebGPU");
      await afterimage.ready(backend);
      await afterimage.setNoise(0);
      await afterimage.clear();
    });
    afterEach(() => afterimage.assertNoErrors());

    /** Draws strokes and waits for a reconstruction that is not blank. */
    const drawn = async (strokes) => {
      await afterimage.draw(strokes);
      return until("the reconstruction shows the drawing", async () => {
        const [corrupted, reconstruction] = [await afterimage.corrupted(), await afterimage.reconstruction()];
        return brightest(corrupted) > 0.5 && brightest(reconstruction) > 0.5 && { corrupted, reconstruction };
      });
    };

    test("the status line shows the engine and its milliseconds", async () => {
      await drawn(SEVEN);
      await until("the status names engine and milliseconds", async () => {
        const text = await afterimage.status.innerText();
        return text.includes(backend) && /\d\s*ms/.test(text);
      });
    });

    for (const [name, strokes] of Object.entries({ seven: SEVEN, two: TWO })) {
      test(`a ${name} drawn with the mouse is restored`, async () => {
        const empty = { corrupted: await afterimage.corrupted(), reconstruction: await afterimage.reconstruction() };
        assert.ok(isBlank(empty.corrupted), "a cleared pad without noise is blank");
        const { corrupted, reconstruction } = await drawn(strokes);
        assert.ok(differs(corrupted, empty.corrupted));
        assert.ok(differs(reconstruction, empty.reconstruction));
        // Without noise the network gets the drawing itself and returns nearly the same.
        await until("the reconstruction resembles the drawing", async () => {
          return resembles(await afterimage.corrupted(), await afterimage.reconstruction());
        });
      });
    }

    test("the noise slider works with the keyboard", async () => {
      const clean = (await drawn(SEVEN)).corrupted;
      await afterimage.noise.focus();
      await afterimage.page.keyboard.press("ArrowRight");
      const little = await afterimage.changed("Corrupted input", clean);
      const step = await afterimage.noiseStrength();
      assert.ok(step > 0 && step < 0.5, `one arrow is a small step, not ${step}`);
      await afterimage.page.keyboard.press("End");
      const much = await afterimage.changed("Corrupted input", little);
      assert.equal(await afterimage.noiseStrength(), 1);
      assert.ok(error(much, clean) > error(little, clean), "stronger noise gives a larger error");
      assert.ok(!isBlank(await afterimage.reconstruction()));
    });

    test("the reconstruction has a smaller error than the noisy picture", async () => {
      const { corrupted: clean } = await drawn(SEVEN);
      await afterimage.setNoise(0.5);
      await until("the network has removed noise", async () => {
        const [noisy, restored] = [await afterimage.corrupted(), await afterimage.reconstruction()];
        return error(noisy, clean) > 0.02 && error(restored, clean) < error(noisy, clean) / 2;
      });
    });

    test("new noise has other values and the same strength", async () => {
      await drawn(SEVEN);
      await afterimage.setNoise(0.5);
      const first = await until("there is noise", async () => {
        const noisy = await afterimage.corrupted();
        return mean(noisy) > 0.1 && noisy;
      });
      const strength = await afterimage.noiseStrength();
      await afterimage.button("New noise").click();
      const second = await afterimage.changed("Corrupted input", first);
      assert.equal(await afterimage.noiseStrength(), strength);
      assert.ok(Math.abs(mean(second) - mean(first)) < 0.1, "as much noise as before");
    });

    test("animated noise changes by itself and can be stopped", async () => {
      await drawn(SEVEN);
      await afterimage.setNoise(0.5);
      await afterimage.switch("Animate noise").click();
      const first = await afterimage.corrupted();
      const second = await afterimage.changed("Corrupted input", first);
      await afterimage.changed("Corrupted input", second);
      await afterimage.switch("Animate noise").click();
      assert.equal(await afterimage.switch("Animate noise").isChecked(), false);
      await until("the noise no longer changes", async () => {
        const [one, other] = [await afterimage.corrupted(), await afterimage.corrupted()];
        return difference(one, other) === 0;
      });
    });

    test("the network removes the crosshair of the corrupted input", async () => {
      const { corrupted: clean } = await drawn(SEVEN);
      await afterimage.switch("Crosshair").click();
      assert.equal(await afterimage.switch("Crosshair").isChecked(), true);
      const marked = await afterimage.changed("Corrupted input", clean);
      const bars = brightened(clean, marked);
      assert.ok(bars.length >= 20, `two bars cover more than ${bars.length} dark pixels`);
      await until("the bars are gone from the reconstruction", async () => {
        const restored = await afterimage.reconstruction();
        return !isBlank(restored) && meanAt(restored, bars) < 0.4 * meanAt(marked, bars);
      });
      await afterimage.switch("Crosshair").click();
      await until("the crosshair is gone", async () => difference(await afterimage.corrupted(), clean) < 0.01);
    });

    test("the crosshair can be dragged", async () => {
      const blank = await afterimage.corrupted();
      await afterimage.switch("Crosshair").click();
      const there = await afterimage.changed("Corrupted input", blank);
      const canvas = afterimage.page.locator('canvas[aria-label="Corrupted input"]');
      await canvas.scrollIntoViewIfNeeded();
      const box = await canvas.boundingBox();
      const from = crossing(there);
      const at = ({ x, y }) => [box.x + ((x + 0.5) / 28) * box.width, box.y + ((y + 0.5) / 28) * box.height];
      await afterimage.page.mouse.move(...at(from));
      await afterimage.page.mouse.down();
      await afterimage.page.mouse.move(...at({ x: from.x - 6, y: from.y + 5 }), { steps: 6 });
      await afterimage.page.mouse.up();
      await until("the crosshair is where it was dragged", async () => {
        const to = crossing(await afterimage.corrupted());
        return Math.abs(to.x - from.x + 6) <= 1.5 && Math.abs(to.y - from.y - 5) <= 1.5;
      });
    });

    test("undo removes one stroke, clear removes all", async () => {
      const { corrupted: one } = await drawn(SEVEN);
      await afterimage.draw(BAR);
      await afterimage.changed("Corrupted input", one);
      await afterimage.button("Undo").click();
      await until("the second stroke is gone", async () => difference(await afterimage.corrupted(), one) < 0.01);
      await afterimage.button("Clear").click();
      await until("the pad is blank", async () => isBlank(await afterimage.corrupted()));
    });

    test("leaving the pad while drawing does not end the stroke", async () => {
      const box = await afterimage.padBox();
      const { mouse } = afterimage.page;
      await mouse.move(box.x + 0.3 * box.width, box.y + 0.4 * box.height);
      await mouse.down();
      await mouse.move(box.x + 0.6 * box.width, box.y + 0.4 * box.height, { steps: 5 });
      await mouse.move(box.x + 1.1 * box.width, box.y + 0.5 * box.height, { steps: 5 });
      await mouse.move(box.x + 0.7 * box.width, box.y + 0.6 * box.height, { steps: 5 });
      const back = await until("the first part is drawn", async () => {
        const now = await afterimage.corrupted();
        return !isBlank(now) && now;
      });
      await mouse.move(box.x + 0.3 * box.width, box.y + 0.7 * box.height, { steps: 8 });
      await afterimage.changed("Corrupted input", back);
      await mouse.up();
      await afterimage.button("Undo").click();
      await until("one undo removes the whole stroke", async () => isBlank(await afterimage.corrupted()));
    });

    test("a sample digit is put on the pad and restored", async () => {
      await afterimage.button("Sample digit 3").click();
      await until("the sample and its reconstruction are there", async () => {
        const [sample, restored] = [await afterimage.corrupted(), await afterimage.reconstruction()];
        return brightest(sample) > 0.8 && resembles(sample, restored);
      });
    });

    test("another network gives a different reconstruction", async () => {
      await drawn(TWO);
      await afterimage.switch("Crosshair").click();
      const before = await until("the reconstruction has settled", async () => {
        const one = await afterimage.reconstruction();
        await afterimage.ready(backend);
        return difference(one, await afterimage.reconstruction()) === 0 && !isBlank(one) && one;
      });
      const current = await afterimage.network.inputValue();
      const values = await afterimage.network.locator("option").evaluateAll((all) => all.map(({ value }) => value));
      await afterimage.network.selectOption(values.find((value) => value !== current));
      await afterimage.changed("Reconstruction", before);
      await afterimage.ready(backend);
    });
  });
}
