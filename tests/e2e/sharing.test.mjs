// Sharing: links that are opened in another browser, and saved and copied pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, test } from "node:test";
import { CLEAN, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

describe("sharing", () => {
  const site = withPage();
  let afterimage;

  beforeEach(async () => {
    afterimage = await site.open(CLIPBOARD);
    await afterimage.ready();
  });

  const drawn = async () => {
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await afterimage.setNoise(0.4);
    await afterimage.settles();
  };

  /** Copies the link with the button and returns it. */
  const copied = async () => {
    await afterimage.button("Copy link").click();
    await afterimage.shows(/Link copied/);
    return afterimage.page.evaluate(() => navigator.clipboard.readText());
  };

  /** Opens an address in a new browser context, without saved data. */
  const elsewhere = async (address) => {
    const other = await site.open({ address, ...CLIPBOARD });
    await other.ready();
    return other;
  };

  test("a link shows the same drawing, noise and result in another browser", async () => {
    await drawn();
    const [seen, restored] = [await afterimage.corrupted(), await afterimage.reconstruction()];
    const link = await copied();
    assert.ok(link.startsWith(`${site.server.url}#digits/`), link);
    assert.ok(link.length < 2000, `the link has ${link.length} characters`);
    const other = await elsewhere(link);
    await other.settles();
    assert.equal(difference(await other.corrupted(), seen), 0);
    assert.equal(difference(await other.reconstruction(), restored), 0);
    await other.shows(/was opened from a link/);
    afterimage.assertNoErrors();
    other.assertNoErrors();
  });

  test("a link opens as mail and chat leave it, and one of which a part is missing is refused", async () => {
    await drawn();
    const seen = await afterimage.corrupted();
    const link = await copied();
    const [page, text] = link.split("#digits/");
    for (const mangled of [`${link}.`, `${link})`, `${page}#digits%2F${text}`, `${link}&utm_source=chat`]) {
      const other = await elsewhere(mangled);
      await other.settles();
      assert.equal(difference(await other.corrupted(), seen), 0, mangled);
    }
    for (const broken of [link.slice(0, -3), `${page}#igits/${text}`]) {
      const other = await elsewhere(broken);
      await other.shows(/This link is damaged or incomplete/);
    }
  });

  test("an installed page on iOS opens the share sheet, because a download would strand the user", async () => {
    const installed = await site.open({
      init: () => {
        window.shared = [];
        Object.defineProperty(navigator, "standalone", { value: true });
        navigator.canShare = ({ files }) => files.length === 1;
        navigator.share = async ({ files: [{ name, type, size }] }) =>
          window.shared.push({ name, type, isFull: size > 99 });
      },
    });
    await installed.ready();
    const downloads = [];
    installed.page.on("download", (download) => downloads.push(download.suggestedFilename()));
    await installed.settles();
    const share = async (locator) => {
      const count = await installed.page.evaluate(() => window.shared.length);
      await locator.click();
      return until("the share sheet is open", () => installed.page.evaluate((count) => window.shared[count], count));
    };
    const picture = { name: "afterimage-digit.png", type: "image/png", isFull: true };
    assert.deepEqual(await share(installed.button("Save picture")), picture);
    const weights = { name: "restore.safetensors", type: "application/octet-stream", isFull: true };
    assert.deepEqual(await share(installed.page.locator(".weights a")), weights);
    assert.deepEqual(downloads, []);
    // The user closes the sheet: nothing was saved, and nothing is said.
    await installed.page.evaluate(() => {
      navigator.share = async () => {
        throw new DOMException("", "AbortError");
      };
    });
    await installed.button("Copy link").click();
    await installed.shows(/Link copied|Copy the link/);
    await installed.button("Save picture").click();
    await installed.settles();
    assert.doesNotMatch(await installed.page.locator("section.share").innerText(), /saved|could not/);
    installed.assertNoErrors();
  });

  test("a link shows the same eye under the same crosshair", async () => {
    const eyes = await eyesOf(afterimage);
    await eyes.gallery.nth(5).click();
    await afterimage.page.getByRole("combobox", { name: "Shape" }).selectOption("rings");
    await eyes.settles();
    const shown = await eyes.shown();
    const link = await copied();
    assert.ok(link.startsWith(`${site.server.url}#eyes/`), link);
    const other = await elsewhere(link);
    const [same] = await until("the eyes are there", async () => {
      const again = await (await eyesOf(other)).shown();
      return difference(again.clean, shown.clean) === 0 && [again];
    });
    assert.equal(difference(same.corrupted, shown.corrupted), 0);
    assert.equal(difference(same.restored, shown.restored), 0);
  });

  test("a link does not delete the user's saved work", async () => {
    await drawn();
    const own = await afterimage.pixels("Drawing pad");
    const other = await elsewhere(await copied());
    // The page of another user, with a different drawing.
    await other.page.goto(site.server.url);
    await other.ready();
    await other.button("Clear").click();
    await other.setNoise(0);
    const link = await (async () => {
      await other.button("Copy link").click();
      await other.shows(/Link copied/);
      return other.page.evaluate(() => navigator.clipboard.readText());
    })();

    await afterimage.page.goto(link);
    await afterimage.shows(/was opened from a link/);
    const pad = () => afterimage.pixels("Drawing pad");
    await until("the link's blank pad is shown", async () => (await pad()).every((value) => value === 0));
    // Without a change it is not saved, and the address is still the link.
    assert.equal(afterimage.page.url(), link);
    // After a change it is saved, and the previous work can still be restored at the next visit.
    await afterimage.setNoise(0.2);
    await until("the address is the workspace's", () => afterimage.page.url() === `${site.server.url}#digits`);
    await afterimage.page.reload();
    await afterimage.ready();
    assert.equal(await afterimage.noiseStrength(), 0.2);
    await afterimage.button("Back to what I had").click();
    await until("the user's drawing is back", async () => difference(await pad(), own) === 0);
    assert.equal(await afterimage.noiseStrength(), 0.4);
    await afterimage.page.reload();
    await afterimage.ready();
    await until("it stays", async () => difference(await pad(), own) === 0);
    assert.equal(await afterimage.button("Back to what I had").count(), 0);
    afterimage.assertNoErrors();
  });

  for (const [how, damage, message] of [
    ["cut", (hash) => hash.slice(0, -7), /damaged or incomplete/],
    ["mistyped", (hash) => hash.replace(/.(.{9})$/, (_, end) => `${"A"}${end}`), /damaged or incomplete/],
    ["of nonsense", () => "#digits/%00%22><script>alert(1)</script>", /damaged or incomplete/],
    ["of empty words", () => "#eyes/", /damaged or incomplete/],
    ["too long", () => `#digits/${"A".repeat(40_000)}`, /longer than any/],
  ]) {
    test(`a link that is ${how} is reported, and the page keeps its state`, async () => {
      await drawn();
      const own = await afterimage.pixels("Drawing pad");
      const hash = new URL(await copied()).hash;
      await afterimage.page.goto("about:blank");
      await afterimage.page.goto(site.server.url + damage(hash));
      await afterimage.ready();
      await afterimage.shows(message);
      assert.equal(difference(await afterimage.pixels("Drawing pad"), own), 0);
      await afterimage.button("Close").click();
      await until("the notice is gone", async () => !message.test(await afterimage.page.locator("body").innerText()));
      assert.equal(afterimage.page.url(), `${site.server.url}#digits`);
      afterimage.assertNoErrors();
    });
  }

  test("a page without access to the clipboard shows the link as selected text", async () => {
    const restricted = await site.open({
      init: () => {
        const refuse = () => Promise.reject(new DOMException("not allowed", "NotAllowedError"));
        Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse, write: refuse } });
      },
    });
    await restricted.ready();
    await restricted.button("Copy link").click();
    const field = restricted.page.getByRole("textbox", { name: "Link to this page as it is" });
    const link = await field.inputValue();
    assert.ok(link.startsWith(`${site.server.url}#digits/`));
    const selected = () => restricted.page.evaluate(() => getSelection().toString());
    await until("the link is selected", async () => (await selected()) === link);
    await restricted.button("Copy picture").click();
    await restricted.shows(/could not be exported: not allowed/);
    restricted.assertNoErrors();
  });

  /** Saves a picture with a button. Returns the file's name, and its size and values as those of the page's canvases. */
  const saved = async (button) => {
    const downloading = afterimage.page.waitForEvent("download");
    await afterimage.button(button).click();
    const download = await downloading;
    const bytes = await readFile(await download.path());
    const decoded = await decode(bytes.toString("base64"));
    return { name: download.suggestedFilename(), ...decoded };
  };

  const decode = (base64) =>
    afterimage.page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, bitmap.width, bitmap.height);
      return {
        width,
        height,
        values: Array.from(
          data.filter((_, index) => index % 4 === 0),
          (value) => value / 255,
        ),
      };
    }, base64);

  /** One value for each square of `step` pixels, from its centre. */
  const sampled = ({ width, values }, step, [left, top], side) =>
    Array.from({ length: side * side }, (_, index) => {
      const [x, y] = [left + ((index % side) + 0.5) * step, top + (Math.floor(index / side) + 0.5) * step];
      return values[Math.floor(y) * width + Math.floor(x)];
    });

  test("the saved picture holds the reconstruction, pixel for pixel", async () => {
    await drawn();
    const file = await saved("Save picture");
    assert.equal(file.name, "afterimage-digit.png");
    assert.deepEqual([file.width, file.height], [420, 420]);
    assert.equal(difference(sampled(file, 15, [0, 0], 28), await afterimage.reconstruction()), 0);
    await afterimage.shows(/Picture saved/);
    afterimage.assertNoErrors();
  });

  test("the saved strip shows all three pictures side by side", async () => {
    await drawn();
    const file = await saved("Save all three");
    assert.equal(file.name, "afterimage-digit-strip.png");
    const at = (index) => sampled(file, 15, [24 + index * (420 + 24), 60], 28);
    assert.equal(difference(at(1), await afterimage.corrupted()), 0);
    assert.equal(difference(at(2), await afterimage.reconstruction()), 0);
    assert.ok(difference(at(0), at(1)) > 0);
  });

  test("an eye is saved in colour", async () => {
    const eyes = await eyesOf(afterimage);
    const file = await saved("Save picture");
    assert.deepEqual([file.name, file.width], ["afterimage-eye.png", 400]);
    const red = (await eyes.colours("Reconstruction")).filter((_, index) => index % 3 === 0);
    assert.equal(difference(sampled(file, 4, [0, 0], 100), red), 0);
    assert.ok((await eyes.colours(CLEAN)).length === 30_000);
  });

  test("the copied picture is the reconstruction", async () => {
    await drawn();
    await afterimage.button("Copy picture").click();
    await afterimage.shows(/Picture copied/);
    const base64 = await afterimage.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
    const file = await decode(base64);
    assert.equal(difference(sampled(file, 15, [0, 0], 28), await afterimage.reconstruction()), 0);
    afterimage.assertNoErrors();
  });
});
