// The user's picture: selected, pasted or dropped, and files that cannot be opened.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CLEAN, CORRUPTED, covered, errorAt, eyesOf } from "./lib/eyes.mjs";
import { INVALID, OTHERS, PHOTOGRAPH, GRADIENT } from "./lib/files.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference, mean } from "./lib/picture.mjs";
import { mouse } from "./lib/pointer.mjs";
import { until } from "./lib/until.mjs";

describe("the user's picture", () => {
  const site = withPage();
  let afterimage, eyes;

  beforeEach(async () => {
    afterimage = await site.open();
    eyes = await eyesOf(afterimage);
  });

  /** Passes a file to the page and waits until it is shown. */
  const shows = async (give) => {
    const before = await eyes.colours(CLEAN);
    await give();
    const clean = await eyes.changed(CLEAN, before);
    await eyes.settles();
    return clean;
  };

  test("is selected, corrupted and restored, and never leaves the machine", async () => {
    const sent = [];
    afterimage.page.on("request", (request) => sent.push(`${request.method()} ${request.url()}`));
    await shows(() => eyes.choose(PHOTOGRAPH));
    // A picture of 100 × 100 pixels is not resampled.
    const shown = await eyes.shown();
    const indices = covered(shown);
    assert.ok(indices.length > 300);
    const [before, after] = [shown.corrupted, shown.restored].map((picture) => errorAt(picture, shown.clean, indices));
    assert.ok(after < before / 4, `a mean squared error of ${after} where the crosshair left ${before}`);
    assert.ok(
      sent.every((request) => request.startsWith(`GET ${site.server.url}`)),
      sent.join("\n"),
    );
    await afterimage.shows(/stays on this machine/);
    afterimage.assertNoErrors();
  });

  for (const how of ["paste", "drop"]) {
    test(`can be added by ${how}`, async () => {
      await shows(() => eyes.give(how, PHOTOGRAPH));
      assert.equal(await eyes.own.getAttribute("aria-pressed"), "true");
      afterimage.assertNoErrors();
    });
  }

  for (const [format, file] of Object.entries(OTHERS)) {
    test(`may be a ${format}`, async () => {
      await shows(() => eyes.choose(file));
      afterimage.assertNoErrors();
    });
  }

  test("is cropped by the square, with the pointer, the keys and the zoom", async () => {
    // At first the square is in the middle and as large as possible: 200 of 400 pixels.
    const whole = await shows(() => eyes.choose(GRADIENT));
    const red = (colours) => mean(colours.filter((_, index) => index % 3 === 0));
    assert.ok(Math.abs(red(whole) - 0.5) < 0.02, `${red(whole)} in the middle`);
    const frame = afterimage.page.getByRole("group", { name: "The part that is used" });
    const pointer = await mouse(afterimage);
    const left = await shows(() =>
      pointer.drag(frame, [
        [0.5, 0.5],
        [0.3, 0.5],
        [0.1, 0.5],
      ]),
    );
    assert.ok(Math.abs(red(left) - 0.25) < 0.02, `${red(left)} on the left`);
    const nearer = await shows(() => eyes.slider("Zoom").press("PageUp"));
    assert.ok(difference(nearer, left) > 0);
    await shows(() => eyes.square.press("Shift+ArrowRight"));
    await shows(() => eyes.slider("Square: size").press("Shift+ArrowLeft"));
    afterimage.assertNoErrors();
  });

  test("can be selected again after an eye of the gallery", async () => {
    const own = await shows(() => eyes.choose(PHOTOGRAPH));
    await shows(() => eyes.gallery.nth(3).click());
    await eyes.own.click();
    await until("the user's picture is back", async () => difference(await eyes.colours(CLEAN), own) === 0);
    afterimage.assertNoErrors();
  });

  test("can be the same file again", async () => {
    await shows(() => eyes.choose(GRADIENT));
    await shows(() => eyes.choose(PHOTOGRAPH));
    await shows(() => eyes.choose(GRADIENT));
    afterimage.assertNoErrors();
  });

  for (const [what, { file, message }] of Object.entries(INVALID)) {
    test(`${what} is refused, and the page does not change`, async () => {
      const before = await eyes.shown();
      await eyes.choose(file);
      await afterimage.shows(message);
      assert.match(await afterimage.page.getByRole("alert").innerText(), message);
      assert.equal(difference(await eyes.colours(CLEAN), before.clean), 0);
      assert.equal(difference(await eyes.colours(CORRUPTED), before.corrupted), 0);
      // A valid file can be opened, and the message disappears.
      await shows(() => eyes.choose(GRADIENT));
      assert.equal(await afterimage.page.getByRole("alert").count(), 0);
      // An open picture stays after another invalid file.
      const gradient = await eyes.colours(CLEAN);
      await eyes.choose(file);
      await afterimage.shows(message);
      assert.equal(difference(await eyes.colours(CLEAN), gradient), 0);
      await shows(() => eyes.slider("Zoom").press("PageUp"));
      afterimage.assertNoErrors();
    });
  }

  test("a text on the clipboard is refused", async () => {
    await afterimage.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "an eye");
      document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
    });
    await afterimage.shows(/no picture on the clipboard/);
  });

  test("a photo worker that is missing from the server is reported, and can be loaded again", async () => {
    site.server.fault(/photo-worker.*\.wasm$/, { status: 404 });
    const before = await eyes.shown();
    await eyes.choose(PHOTOGRAPH);
    await afterimage.shows(/The program that opens pictures failed/);
    assert.equal(difference(await eyes.colours(CLEAN), before.clean), 0);
    site.server.heal();
    await shows(() => eyes.choose(PHOTOGRAPH));
  });
});
