// Moves through the page with the keyboard.

/** More than the number of elements that the Tab key reaches. */
const LIMIT = 200;

/** Presses Tab, or Shift+Tab, until the focus is on the selected element. Returns the number of key presses. */
export async function tabTo(page, selector, key = "Tab") {
  for (let count = 1; count <= LIMIT; count += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return count;
  }
  throw new Error(`${key} does not lead to ${selector}`);
}

/** Presses Tab and calls `visit` with each focused element, until the focus leaves the page. */
export async function tabThrough(page, visit) {
  for (let count = 0; count < LIMIT; count += 1) {
    await page.keyboard.press("Tab");
    const element = await page.evaluateHandle(() => document.activeElement);
    if (await element.evaluate((element) => element === document.body)) return;
    await visit(element);
  }
  throw new Error("Tab never leaves the page");
}
