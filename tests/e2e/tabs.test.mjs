// Two tabs of one browser, which save to the same place.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Afterimage } from "./lib/afterimage.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { BAR, SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

describe("two tabs", () => {
  const site = withPage();
  const pad = (afterimage) => afterimage.pixels("Drawing pad");
  const shows = (afterimage, drawing) =>
    until("the drawing is there", async () => difference(await pad(afterimage), drawing) === 0);

  /** Another tab of the same browser. */
  const another = async ({ context }) => {
    const tab = new Afterimage(context, await context.newPage());
    await tab.page.goto(site.server.url);
    await tab.ready();
    return tab;
  };
  /** Draws in place of what is there, and waits until it is saved. */
  const draws = async (afterimage, strokes) => {
    const stored = () => afterimage.page.evaluate(() => localStorage.getItem("afterimage"));
    await afterimage.page.bringToFront();
    const before = await stored();
    await afterimage.clear();
    await afterimage.draw(strokes);
    await until("it is saved", async () => (await stored()) !== before);
    // The drawing is saved together with what follows within a moment.
    await afterimage.page.waitForTimeout(500);
    return pad(afterimage);
  };

  test("the one in which the user works last is kept, and newer work of the other is not lost", async () => {
    const first = await site.open();
    await first.ready();
    const second = await another(first);
    const seven = await draws(second, SEVEN);
    const bar = await draws(first, BAR);
    await first.shows(/You have worked in another tab too/);
    await first.page.reload();
    await first.ready();
    await shows(first, bar);
    await first.button("Show the other work").click();
    await shows(first, seven);
    await first.button("Show the other work").click();
    await shows(first, bar);
    await first.button("Close").click();
    assert.equal(await first.button("Show the other work").count(), 0);
    for (const tab of [first, second]) tab.assertNoErrors();
  });

  test("a tab that only shows something replaces nothing", async () => {
    const first = await site.open();
    await first.ready();
    const second = await another(first);
    const seven = await draws(second, SEVEN);
    await first.page.close();
    const third = await another(second);
    await shows(third, seven);
    for (const tab of [second, third]) {
      assert.equal(await tab.button("Show the other work").count(), 0);
      tab.assertNoErrors();
    }
  });
});
