// The dialog "About": it loads the list of libraries when it is opened.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { until } from "./lib/until.mjs";

const LIST = /assets\/licences\.json$/;

describe("About", () => {
  const site = withPage();

  const begin = async (options) => {
    const afterimage = await site.open(options);
    await afterimage.ready();
    const { page } = afterimage;
    const button = afterimage.button("About");
    const dialog = page.getByRole("dialog", { name: "About Afterimage", exact: true });
    const libraries = dialog.locator(".libraries li");
    const open = async () => {
      await button.focus();
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "visible" });
    };
    const isListed = () => until("the libraries are listed", async () => (await libraries.count()) > 100);
    return { afterimage, page, button, dialog, libraries, open, isListed };
  };
  const requests = () => site.server.requests.filter((path) => LIST.test(path)).length;
  const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

  test("opens and closes with the keyboard, and lists libraries with their licences", async () => {
    const before = requests();
    const { afterimage, page, button, dialog, libraries, open, isListed } = await begin();
    assert.equal(requests(), before, "nothing is fetched before the dialog is opened");
    await open();
    assert.ok(await hasFocus(dialog.getByRole("button", { name: "Close", exact: true })), "the focus is in the dialog");
    await isListed();
    const listed = await libraries.allInnerTexts();
    for (const name of ["yew", "burn", "wgpu"]) {
      const line = listed.find((text) => text.startsWith(`${name} `));
      assert.match(line ?? "", /^\S+ \d+\.\d+\.\d+ MIT OR Apache-2\.0$/, name);
    }
    const licence = dialog.locator("details", { hasText: "Apache-2.0, " }).first();
    await licence.locator("summary").press("Enter");
    assert.ok(await licence.getByText("TERMS AND CONDITIONS").first().isVisible(), "the text is visible");

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await hasFocus(button), "the focus is on the button again");
    await open();
    await isListed();
    await dialog.getByRole("button", { name: "Close", exact: true }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await hasFocus(button), "the focus is on the button again");
    assert.equal(requests(), before + 1, "the list is not fetched again");
    afterimage.assertNoErrors();
  });

  const faults = {
    "is missing from the server": { status: 404 },
    "arrives cut in half": { keep: 0.5 },
    "stops arriving half way": { abort: true },
  };
  for (const [what, how] of Object.entries(faults)) {
    test(`a list that ${what} is reported, and can be loaded again`, async () => {
      site.server.fault(LIST, how);
      const { dialog, open, isListed } = await begin();
      const again = dialog.getByRole("button", { name: "Try again", exact: true });
      const fails = () =>
        until("the dialog shows that the list did not load", async () => {
          return /The list did not load: .+\./.test(await dialog.innerText()) && (await again.isVisible());
        });
      await open();
      await fails();
      const before = requests();
      await again.click();
      await until("the list is requested again", () => requests() > before);
      await fails();
      site.server.heal();
      await again.click();
      await isListed();
      assert.equal(await again.count(), 0);
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`fits a narrow screen, in ${colorScheme} colours like the page`, async () => {
      const { afterimage, dialog, open, isListed } = await begin({
        viewport: { width: 320, height: 560 },
        colorScheme,
      });
      await open();
      await isListed();
      for (const summary of await dialog.locator("summary").all()) await summary.press("Enter");
      const { left, right, widest, width, colours, page } = await dialog.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        const coloursOf = (styled) => [getComputedStyle(styled).color, getComputedStyle(styled).backgroundColor];
        const [widest, width] = [element.scrollWidth, element.clientWidth];
        return { left, right, widest, width, colours: coloursOf(element), page: coloursOf(document.body) };
      });
      assert.ok(left >= 0 && right <= 320, `it extends from ${left} to ${right}`);
      assert.ok(widest <= width, `its content is ${widest} pixels wide where there are ${width}`);
      assert.deepEqual(colours, page);
      const close = dialog.getByRole("button", { name: "Close", exact: true });
      const { y } = await close.boundingBox();
      assert.ok(y >= 0 && y < 560, "the close button stays in view");
      afterimage.assertNoErrors();
    });
  }
});
