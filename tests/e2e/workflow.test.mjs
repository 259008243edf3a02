// The workflows of the digits: draw, erase, corrupt, compare, inspect, morph into another digit, compare the decoders,
// reload. Once with a finger on a phone, once with a mouse on a desktop.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest, difference, differs, error, inkWithin, isBlank, mean, meanAt, resembles } from "./lib/picture.mjs";
import { PHONE, finger, mouse } from "./lib/pointer.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const TRANSPOSED = "Transposed 3 × 3";
const NEAREST = "Nearest, then convolve";

for (const [where, options, pointerOf] of [
  ["a phone, with a finger", PHONE, finger],
  ["a desktop, with a mouse", DESKTOP, mouse],
]) {
  describe(`workflow on ${where}`, () => {
    const site = withPage();
    let afterimage, page, pointer;

    const begin = async () => {
      afterimage = await site.open(options);
      page = afterimage.page;
      pointer = await pointerOf(afterimage);
      await afterimage.ready();
    };
    const draw = async (strokes) => {
      for (const stroke of strokes) await pointer.drag(afterimage.pad, stroke);
    };
    const drawSeven = async () => {
      await afterimage.setNoise(0);
      await pointer.click(afterimage.button("Clear"));
      await draw(SEVEN);
      await afterimage.settles();
    };

    test("drawing, erasing, undoing and redoing", async () => {
      await begin();
      await drawSeven();
      const centred = await afterimage.corrupted();
      assert.ok(resembles(centred, await afterimage.reconstruction()), "the seven is restored");

      // Without centring, so that the rest of the digit does not move.
      await pointer.click(afterimage.switch("Centre"));
      const seven = await afterimage.changed("Corrupted input", centred);
      const bar = inkWithin(seven, [0.25, 0.2, 0.6, 0.28]);
      const leg = inkWithin(seven, [0.4, 0.4, 0.7, 0.85]);
      assert.ok(bar.length >= 8 && leg.length >= 8, `${bar.length} pixels of the bar, ${leg.length} of the leg`);
      await pointer.click(page.getByRole("radio", { name: "Eraser" }));
      await draw([
        [
          [0.2, 0.24],
          [0.8, 0.24],
        ],
      ]);
      const erased = await until("the bar is gone", async () => {
        const now = await afterimage.corrupted();
        return bar.every((index) => now[index] < 0.02) && now;
      });
      assert.ok(
        leg.every((index) => erased[index] === seven[index]),
        "the leg is still there",
      );
      await pointer.click(afterimage.button("Undo"));
      await until("undo brings the bar back", async () => difference(await afterimage.corrupted(), seven) === 0);
      await pointer.click(afterimage.button("Redo"));
      await until("redo removes it again", async () => difference(await afterimage.corrupted(), erased) === 0);

      await pointer.click(afterimage.switch("Centre"));
      await afterimage.changed("Corrupted input", erased);
      await pointer.click(page.getByRole("radio", { name: "Pen" }));
      await pointer.click(afterimage.button("Clear"));
      await until("the pad is blank", async () => isBlank(await afterimage.corrupted()));
      afterimage.assertNoErrors();
    });

    test("drawing with the keyboard alone", async () => {
      await begin();
      await afterimage.setNoise(0);
      await afterimage.button("Clear").press("Enter");
      await afterimage.switch("Centre").press("Space");
      await until("the pad is blank", async () => isBlank(await afterimage.corrupted()));

      const announces = (text) =>
        until(`it announces "${text}"`, () =>
          page.locator("[aria-live=polite]").getByText(text, { exact: true }).count(),
        );
      await afterimage.pad.focus();
      for (const key of ["Shift+ArrowUp", "Shift+ArrowLeft", "ArrowLeft", "Space"]) await page.keyboard.press(key);
      await announces("Column 10 of 28, row 11, pen down");
      for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
      await announces("Column 19 of 28, row 11, pen down");
      await page.keyboard.press("Space");
      await announces("Column 19 of 28, row 11, pen up");
      // The line is in the eleventh row, from the tenth to the nineteenth column.
      const line = await until("the line is there", async () => {
        const now = await afterimage.corrupted();
        return inkWithin(now, [9 / 28, 10 / 28, 19 / 28, 11 / 28]).length === 10 && now;
      });
      await page.keyboard.press("Shift+ArrowDown");
      await announces("Column 19 of 28, row 15, pen up");
      assert.equal(difference(await afterimage.corrupted(), line), 0, "a lifted pen draws nothing");
      await afterimage.settles();
      assert.ok(!isBlank(await afterimage.reconstruction()), "the network restores the line");
      await page.keyboard.press("Control+z");
      await until("undo removes the line", async () => isBlank(await afterimage.corrupted()));
      afterimage.assertNoErrors();
    });

    test("corrupting, and viewing the reconstruction", async () => {
      await begin();
      await drawSeven();
      const seven = await afterimage.corrupted();

      // A box over the seven's corner makes the picture black there, and the network restores the corner.
      await pointer.click(afterimage.switch("Erase a part"));
      await pointer.drag(afterimage.corruptedCanvas, [
        [0.62, 0.2],
        [0.72, 0.3],
        [0.82, 0.4],
      ]);
      const hole = await until("the box is erased", async () => {
        const now = await afterimage.corrupted();
        return differs(now, seven) && now;
      });
      await afterimage.settles();
      const indices = seven.flatMap((value, index) => (value > 0.8 && hole[index] < 0.02 ? [index] : []));
      assert.ok(indices.length > 0, "ink was erased");
      assert.ok(meanAt(await afterimage.reconstruction(), indices) > 0.1, "the network restores ink within the box");
      await pointer.click(page.getByRole("group", { name: "Erased boxes" }).getByRole("button", { name: "Remove" }));
      await until("the box is gone", async () => difference(await afterimage.corrupted(), seven) === 0);

      // A crosshair is moved by its handle and made thicker.
      await pointer.click(afterimage.switch("Crosshair"));
      const upright = await afterimage.changed("Corrupted input", seven);
      const handle = page.getByRole("slider", { name: "Crosshair 1: position" });
      await pointer.dragBy(handle, [40, 30]);
      const moved = await afterimage.changed("Corrupted input", upright);
      await page.getByRole("slider", { name: "Thickness" }).press("End");
      assert.ok(
        mean(await afterimage.changed("Corrupted input", moved)) > mean(moved),
        "a thicker crosshair is brighter",
      );
      await page.getByRole("slider", { name: "Thickness" }).press("Home");
      await pointer.click(afterimage.switch("Crosshair"));

      // With noise, the restored picture is closer to the clean one by every measure.
      await afterimage.setNoise(0.5);
      await afterimage.settles();
      const table = page.getByRole("table", { name: "Similarity to the clean picture" });
      for (const [measure, sign] of [
        ["PSNR", 1],
        ["SSIM", 1],
        ["Loss", -1],
      ]) {
        const row = table.getByRole("row", { name: new RegExp(measure) });
        const [before, after] = (await row.getByRole("cell").allInnerTexts()).map(Number);
        assert.ok(sign * (after - before) > 0, `${measure}: ${before}, then ${after}`);
      }
      const quiet = await afterimage.corrupted();
      await page.getByRole("slider", { name: "Salt and pepper" }).press("End");
      await afterimage.changed("Corrupted input", quiet);

      await pointer.click(page.getByRole("radio", { name: "Wipe" }));
      const edge = page.getByRole("slider", { name: "Edge between corrupted and restored" });
      const before = await edge.inputValue();
      await edge.press("ArrowRight");
      assert.ok(Number(await edge.inputValue()) > Number(before), "the wipe's edge moves");
      await pointer.click(page.getByRole("radio", { name: "Errors" }));
      await until(
        "the errors are shown",
        async () => !isBlank(await afterimage.pixels("Errors of the reconstruction")),
      );
      afterimage.assertNoErrors();
    });

    test("inspecting a layer, editing the latent, and morphing into another digit", async () => {
      await begin();
      await drawSeven();
      const layers = page.getByRole("toolbar", { name: "Layers, from input to output" });
      await pointer.click(layers.getByRole("button", { name: /^Convolution 2/ }));
      await page.getByLabel(/^Feature maps of Convolution 2/).scrollIntoViewIfNeeded();
      await until("the maps are shown", async () => !isBlank(await afterimage.pixelsStarting("Feature maps of")));

      const decoded = () => afterimage.pixels("Decoded latent");
      const latent = page.locator('canvas[aria-label="The 256 numbers"]');
      await latent.scrollIntoViewIfNeeded();
      const own = await until("the latent decodes to the reconstruction", async () => {
        const now = await decoded();
        return difference(now, await afterimage.reconstruction()) < 0.005 && now;
      });
      await pointer.dragBy(latent, [0, -90], [0.12, 0.3]);
      await until("an edited latent gives another picture", async () => differs(await decoded(), own));
      assert.ok(difference(await afterimage.reconstruction(), own) < 0.005, "the reconstruction stays");
      await pointer.click(afterimage.button("Reset"));
      await until("reset brings it back", async () => difference(await decoded(), own) < 0.005);

      await pointer.click(afterimage.button("Morph into 0"));
      const share = page.getByRole("slider", { name: "Morph", exact: true });
      await share.press("End");
      const zero = await until("the far end is another digit", async () => {
        const now = await decoded();
        return error(now, own) > 0.03 && now;
      });
      await share.press("Home");
      await until("the near end is the seven", async () => difference(await decoded(), own) < 0.005);
      await pointer.click(afterimage.button("Play"));
      await until("the animation reaches the other digit", async () => error(await decoded(), zero) < 0.02);
      await pointer.click(afterimage.button("Stop"));
      afterimage.assertNoErrors();
    });

    test("four decoders on the same picture, trained and untrained", async () => {
      await begin();
      await drawSeven();
      const seven = await afterimage.corrupted();
      await page.getByRole("heading", { name: "Four ways to enlarge" }).scrollIntoViewIfNeeded();
      for (const name of [NEAREST, "Bilinear, then convolve", TRANSPOSED, "Transposed 2 × 2"]) {
        await until(`${name} restores the seven`, async () =>
          resembles(await afterimage.pixels(`Output of ${name}`), seven),
        );
        assert.ok(brightest(await afterimage.pixels(`Spectrum of ${name}`)) > 0.5);
      }
      const share = async (name) => {
        const text = await page.getByRole("article", { name }).locator(".checkerboard-share").innerText();
        return Number(text.match(/([\d.]+)\s*%/)[1]);
      };
      const learned = await share(TRANSPOSED);
      await pointer.click(afterimage.switch("Untrained"));
      await until("the untrained checkerboard stands out", async () => (await share(TRANSPOSED)) > 5 * learned);
      assert.ok((await share(TRANSPOSED)) > 3 * (await share(NEAREST)), "where kernels overlap it is stronger");
      const first = await afterimage.pixels(`Output of ${TRANSPOSED}`);
      await pointer.click(afterimage.button("Other random weights"));
      await afterimage.changed(`Output of ${TRANSPOSED}`, first);
      afterimage.assertNoErrors();
    });

    test("the drawing and its corruption are restored after a reload", async () => {
      await begin();
      await drawSeven();
      await afterimage.setNoise(0.3);
      await pointer.click(afterimage.switch("Crosshair"));
      await afterimage.settles();
      const before = await afterimage.corrupted();
      await page.reload();
      await afterimage.ready();
      await until("the same picture is there", async () => difference(await afterimage.corrupted(), before) === 0);
      await afterimage.settles();
      assert.ok(brightest(await afterimage.reconstruction()) > 0.3);
      afterimage.assertNoErrors();
    });
  });
}
