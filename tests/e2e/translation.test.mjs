// A page that the browser translates: everything works on, and every text and number that is shown is true.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { showAllFeatures } from "./lib/all-features.mjs";
import { eyesOf } from "./lib/eyes.mjs";
import { INVALID } from "./lib/files.mjs";
import { withPage } from "./lib/hooks.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { installTranslator } from "./lib/translator.mjs";
import { until } from "./lib/until.mjs";

describe("after a translation by the browser", () => {
  const site = withPage();

  const translated = async (options) => {
    const afterimage = await site.open({ init: installTranslator, reducedMotion: "reduce", ...options });
    await afterimage.ready();
    await afterimage.page.locator(".glossary").waitFor();
    await afterimage.page.evaluate(() => window.startTranslation());
    return afterimage;
  };
  /** Nothing was written into a text that the translation has replaced, and nothing failed. */
  const isTrue = async (afterimage) => {
    assert.deepEqual(await afterimage.page.evaluate(() => window.written), []);
    afterimage.assertNoErrors();
  };
  const value = (afterimage, id) => afterimage.page.locator(`.slider:has(#${id}) .value`).innerText();

  test("numbers follow their sliders and the status line its engine", async () => {
    const afterimage = await translated();
    await afterimage.setNoise(0.3);
    assert.equal(await value(afterimage, "noise"), "0.30");
    const psnr = () => afterimage.page.locator(".metrics tbody tr").first().innerText();
    const before = await psnr();
    await afterimage.setNoise(0.9);
    await afterimage.settles();
    assert.notEqual(await psnr(), before);
    const status = await afterimage.status.innerText();
    await until("the status line goes on", async () => {
      await afterimage.button("New noise").click();
      return (await afterimage.status.innerText()) !== status;
    });
    await isTrue(afterimage);
  });

  test("a digit can be morphed into, and every section goes on", async () => {
    const afterimage = await translated();
    const { page } = afterimage;
    const click = (name) => afterimage.button(name).click();
    await showAllFeatures.digits(afterimage);
    for (const name of ["Remove", "Add another", "Keep this drawing", "Play"])
      await afterimage.button(name).first().click();
    await until("the morph is played", () => afterimage.button("Stop").count());
    for (const name of ["Next", "Next", "Previous", "Hide", "Next"]) await click(name);
    await page.locator(".latent-pad canvas").press("ArrowRight");
    await page.locator("#cell").press("ArrowRight");
    await click("Reset");
    for (const name of ["Untrained", "Centre"]) await afterimage.switch(name).click();
    await click("Other random weights");
    for (const view of ["Errors", "Restored"]) await page.getByRole("radio", { name: view }).check({ force: true });
    await click("Clear");
    await afterimage.draw(SEVEN);
    await click("Undo");
    await click("Redo");
    for (const network of await afterimage.network.locator("option").all())
      await afterimage.network.selectOption(await network.getAttribute("value"));
    await afterimage.ready();
    await afterimage.settles();
    await isTrue(afterimage);
  });

  test("notices, dialogs and the tour say what they should", async () => {
    const afterimage = await translated();
    const { page } = afterimage;
    await afterimage.button("Copy link").click();
    await afterimage.button("Save picture").click();
    await afterimage.shows(/Picture saved/);
    await page.locator(".weights input[type=file]").setInputFiles({
      name: "empty.safetensors",
      mimeType: "application/octet-stream",
      buffer: Buffer.alloc(0),
    });
    await afterimage.shows(/it is empty/);
    await page.evaluate(() => (location.hash = "#digits/AAAA"));
    await afterimage.shows(/This link is damaged/);
    await afterimage.button("Close").first().click();
    await page.locator(".glossary summary").click();
    await afterimage.button("About").click();
    await page.locator(".libraries li").first().waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await afterimage.button("Start").click();
    const card = page.getByRole("dialog");
    for (let step = 1; step <= 8; step += 1) {
      await until(`stop ${step} is shown`, () => card.getByText(`${step} of 8`).count());
      await card.getByRole("button", { name: step < 8 ? "Next" : "Done" }).click();
    }
    await until("the tour is over", async () => (await card.count()) === 0);
    await isTrue(afterimage);
  });

  test("the eyes, other languages and themes are shown, and the digits again", async () => {
    const afterimage = await translated();
    const { page } = afterimage;
    const eyes = await eyesOf(afterimage);
    for (const shape of ["rings", "cross"]) await page.getByRole("combobox", { name: "Shape" }).selectOption(shape);
    await showAllFeatures.eyes(afterimage);
    await eyes.choose(Object.values(INVALID)[0].file);
    await page.locator(".own .refusal").waitFor();
    for (const code of ["zh-Hans", "en"]) {
      await page.locator(".preference select").first().selectOption(code);
      await until("the language has changed", async () =>
        (await page.locator("html").getAttribute("lang")).startsWith(code),
      );
      const link = await page.locator("nav a").last().innerText();
      assert.equal(link, code === "en" ? "Eyes" : "眼睛");
    }
    await page.locator(".preference select").last().selectOption("dark");
    await page.getByRole("link", { name: "Digits", exact: true }).click();
    await afterimage.ready();
    await afterimage.settles();
    await isTrue(afterimage);
  });
});
