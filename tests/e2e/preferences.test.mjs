// Language and theme: the browser's settings, the user's choice, and that the page remembers it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const ENGLISH = "Language";
const CHINESE = "语言";

describe("language and theme", () => {
  const site = withPage();

  const select = (afterimage, name) => afterimage.page.getByRole("combobox", { name, exact: true });
  const language = (afterimage) => afterimage.page.evaluate(() => document.documentElement.lang);
  const background = (afterimage) => afterimage.page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test("a browser set to Chinese gets a page without English words", async () => {
    const afterimage = await site.open({ locale: "zh-CN" });
    await afterimage.ready();
    assert.equal(await language(afterimage), "zh-Hans");
    assert.match(await afterimage.page.title(), /复原/);
    // Names of engines, measures, people and websites are not translated, so only common English words are searched.
    const text = await afterimage.page.evaluate(() => document.querySelector("#app").innerText);
    const english = text.match(/\b(the|of|and|is|it|to|a|with|from|your|drag|draw|choose)\b/gi);
    assert.deepEqual(english, null);
    afterimage.assertNoErrors();
  });

  test("other languages get English", async () => {
    const afterimage = await site.open({ locale: "fr-FR" });
    await afterimage.ready();
    assert.equal(await language(afterimage), "en");
  });

  test("the selected language is remembered, and the drawing stays", async () => {
    const afterimage = await site.open();
    await afterimage.ready();
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await afterimage.settles();
    const drawn = await afterimage.page.evaluate(() => [...document.querySelectorAll("canvas")][0].toDataURL());
    const restored = await afterimage.reconstruction();
    await select(afterimage, ENGLISH).focus();
    await select(afterimage, ENGLISH).selectOption("zh-Hans");
    await afterimage.shows(/复原/);
    const same = () => afterimage.page.evaluate(() => [...document.querySelectorAll("canvas")][0].toDataURL());
    await until("the drawing is still there", async () => (await same()) === drawn);
    const focused = await afterimage.page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.equal(focused, CHINESE);
    await afterimage.page.reload();
    await select(afterimage, CHINESE).waitFor();
    assert.equal(await language(afterimage), "zh-Hans");
    await select(afterimage, CHINESE).selectOption("en");
    await afterimage.ready();
    await afterimage.settles();
    assert.equal(difference(await afterimage.reconstruction(), restored), 0);
    afterimage.assertNoErrors();
  });

  test("the theme is that of the system until the user selects one", async () => {
    const afterimage = await site.open({ colorScheme: "dark" });
    await afterimage.ready();
    const dark = await background(afterimage);
    await select(afterimage, "Theme").selectOption("light");
    await until("the background is light", async () => (await background(afterimage)) !== dark);
    const light = await background(afterimage);
    await afterimage.page.reload();
    await afterimage.ready();
    assert.equal(await background(afterimage), light);
    await select(afterimage, "Theme").selectOption("system");
    await until("the background is the system's", async () => (await background(afterimage)) === dark);
    await afterimage.page.emulateMedia({ colorScheme: "light" });
    await until("the background follows the system", async () => (await background(afterimage)) === light);
    afterimage.assertNoErrors();
  });
});
