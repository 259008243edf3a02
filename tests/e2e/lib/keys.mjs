// A person with a keyboard and no pointer.

/** More stops than the page has. */
const MANY = 200;

/** Goes on with Tab, or back with Shift, to what the selector names: how many stops that took. */
export async function tabTo(page, selector, key = "Tab") {
  for (let count = 1; count <= MANY; count += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return count;
  }
  throw new Error(`${key} does not lead to ${selector}`);
}

/** Goes through the page with Tab, and calls `visit` at each stop, until it leaves the page. */
export async function tabThrough(page, visit) {
  for (let count = 0; count < MANY; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluateHandle(() => document.activeElement);
    if (await stop.evaluate((element) => element === document.body)) return;
    await visit(stop);
  }
  throw new Error("Tab never leaves the page");
}
