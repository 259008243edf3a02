// The guided tour, and the explanations of terms.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { differs } from "./lib/picture.mjs";
import { BAR } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const STOPS = 8;
const SMALL = { viewport: { width: 320, height: 568 }, reducedMotion: "reduce" };

describe("the tour", () => {
  const site = withPage();
  let afterimage, page, card;

  const begin = async (options) => {
    afterimage = await site.open(options);
    ({ page } = afterimage);
    card = page.getByRole("dialog");
    await afterimage.ready();
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
  /** Presses Tab until the focus is on the element with this text. */
  const tabTo = async (name) => {
    for (let presses = 0; (await focused()) !== name; presses += 1) {
      assert.ok(presses < 20, `no Tab leads to "${name}"`);
      await page.keyboard.press("Tab");
    }
  };
  const isAt = (step) => until(`stop ${step} is shown`, () => card.getByText(`${step} of ${STOPS}`).count());

  afterEach(() => afterimage.assertNoErrors());

  test("is offered at the first visit, covers nothing, and is not offered again after the user has declined", async () => {
    await begin();
    const offer = page.getByRole("group", { name: /^New here/ });
    assert.ok(await offer.isVisible());
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "it takes no focus");
    const { y, height } = await offer.boundingBox();
    assert.ok(y + height <= (await page.locator(".stage").boundingBox()).y, "it is above the pictures");
    await afterimage.button("No, thanks").click();
    await until("the offer is gone", async () => (await offer.count()) === 0);
    await page.reload();
    await afterimage.ready();
    assert.equal(await offer.count(), 0);
    assert.equal(await card.count(), 0);
  });

  test("can be completed with the keyboard alone", async () => {
    await begin();
    await page.locator("h1").evaluate((heading) => {
      heading.tabIndex = -1;
      heading.focus();
    });
    await tabTo("Start");
    await page.keyboard.press("Enter");
    for (let step = 1; step <= STOPS; step += 1) {
      await isAt(step);
      const heading = await card.getByRole("heading").innerText();
      await until(`the focus is on "${heading}"`, async () => (await focused()) === heading);
      assert.ok(await page.locator("[data-toured]").isVisible(), "the shown element is visible");
      await tabTo(step < STOPS ? "Next" : "Done");
      await page.keyboard.press("Enter");
    }
    await until("the tour is over", async () => (await card.count()) === 0);
    await until("the focus is where it can be started again", async () => (await focused()) === "Tour");
    assert.equal(await page.locator("[data-toured]").count(), 0);
    await page.reload();
    await afterimage.ready();
    assert.equal(await afterimage.button("No, thanks").count(), 0, "it is not offered again");
  });

  test("continues while the user draws, and ends with Escape", async () => {
    await begin();
    await afterimage.button("Tour").click();
    await isAt(1);
    const before = await afterimage.corrupted();
    await afterimage.draw(BAR);
    await until("the stroke is drawn", async () => differs(await afterimage.corrupted(), before));
    await isAt(1);
    await page.keyboard.press("Escape");
    await until("the tour is over", async () => (await card.count()) === 0);
  });

  test("switches from the eyes to the digits, and the browser's back button returns to the eyes", async () => {
    await begin();
    await page.getByRole("link", { name: "Eyes", exact: true }).click();
    await until("the eyes are shown", () => page.locator(".eyes-stage").count());
    await afterimage.button("Tour").click();
    await isAt(1);
    assert.ok(await afterimage.pad.isVisible());
    await page.goBack();
    await until("the eyes are shown again", () => page.locator(".eyes-stage").count());
    assert.equal(await card.count(), 0);
  });

  test("keeps the element that it explains in view on a small screen", async () => {
    await begin(SMALL);
    await afterimage.button("Start").click();
    for (let step = 1; step <= STOPS; step += 1) {
      await isAt(step);
      await until(`stop ${step} is in view`, async () => {
        const sheet = await card.boundingBox();
        const target = await page.locator("[data-toured]").boundingBox();
        const isAbove = target.y >= 0 && target.y < sheet.y - 20;
        return isAbove && sheet.x >= 0 && sheet.x + sheet.width <= 320 && sheet.height <= 568 / 2;
      });
      await card.getByRole("button", { name: step < STOPS ? "Next" : "Done" }).click();
    }
  });
});

describe("a term", () => {
  const site = withPage();
  let afterimage, page, tip;

  beforeEach(async () => {
    afterimage = await site.open(SMALL);
    ({ page } = afterimage);
    tip = page.getByRole("tooltip");
    await afterimage.ready();
  });
  afterEach(() => afterimage.assertNoErrors());

  const isShown = (what) => until(`${what} shows the explanation`, async () => (await tip.count()) === 1);
  const isHidden = (what) => until(`${what} hides it`, async () => (await tip.count()) === 0);
  const term = (name) => page.locator("#how").getByRole("button", { name, exact: true });

  test("shows its explanation under the pointer, which can move onto the explanation", async () => {
    await term("latent").hover();
    await isShown("hovering");
    await tip.hover();
    assert.equal(await tip.count(), 1);
    await page.getByRole("heading", { name: "What happens here" }).hover();
    await isHidden("leaving");
  });

  test("shows its explanation with the focus, and Escape hides it without moving the focus", async () => {
    await term("encoder").focus();
    await isShown("the focus");
    await page.keyboard.press("Escape");
    await isHidden("Escape");
    assert.ok(await term("encoder").evaluate((word) => word === document.activeElement));
    // Only one explanation is shown at a time.
    await term("decoder").focus();
    await isShown("the focus");
    await term("latent").hover();
    await until("the other one is shown alone", async () => /16 = 256/.test(await tip.innerText()));
    assert.equal(await tip.count(), 1);
  });

  test("shows its explanation within a window of 320 pixels", async () => {
    await afterimage.button("No, thanks").click();
    // Opens all collapsed parts.
    await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    const terms = page.locator("button.term");
    const count = await terms.count();
    assert.ok(count >= 10, `${count} terms`);
    for (let index = 0; index < count; index += 1) {
      await terms.nth(index).focus();
      await isShown(`term ${index}`);
      const { x, y, width, height } = await tip.boundingBox();
      assert.ok(x >= 0 && x + width <= 320, `from ${x} to ${x + width}`);
      assert.ok(y >= 0 && y + height <= 568, `from ${y} to ${y + height}`);
    }
  });

  test("is explained in the glossary too", async () => {
    await page.getByText("Glossary", { exact: true }).click();
    const terms = page.locator(".glossary dt");
    assert.equal(await terms.count(), 24);
    assert.ok(await terms.last().isVisible());
  });

  test("is not shown with the markup of terms", async () => {
    assert.doesNotMatch(await page.locator("body").innerText(), /[[\]|]/);
  });
});
