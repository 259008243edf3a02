// A mouse or a finger with the same gestures. Positions are shares of an element's width and height.

/** A phone, upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** A mouse. */
export async function mouse({ page }) {
  const move = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    for (const point of to) await page.mouse.move(...point, { steps: 6 });
    await page.mouse.up();
  };
  return gestures(move, (locator) => locator.click());
}

/** A finger with real touch events, which scroll the page where the page does not handle them. */
export async function finger({ context, page }) {
  const device = await context.newCDPSession(page);
  const touch = (type, points) =>
    device.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const move = async (from, to) => {
    await touch("touchStart", [from]);
    let [x, y] = from;
    for (const [toX, toY] of to) {
      for (let step = 1; step <= 6; step += 1) {
        await touch("touchMove", [[x + ((toX - x) * step) / 6, y + ((toY - y) * step) / 6]]);
      }
      [x, y] = [toX, toY];
    }
    await touch("touchEnd", []);
  };
  return gestures(move, (locator) => locator.tap());
}

function gestures(move, click) {
  const boxOf = async (locator) => {
    await locator.scrollIntoViewIfNeeded();
    return locator.boundingBox();
  };
  const inside = (box, [x, y]) => [box.x + x * box.width, box.y + y * box.height];
  return {
    click,
    /** Drags along these positions on an element. */
    async drag(locator, [first, ...rest]) {
      const box = await boxOf(locator);
      await move(
        inside(box, first),
        rest.map((position) => inside(box, position)),
      );
    },
    /** Drags from a position on an element by these pixels to the right and down. */
    async dragBy(locator, [right, down], position = [0.5, 0.5]) {
      const [x, y] = inside(await boxOf(locator), position);
      await move([x, y], [[x + right, y + down]]);
    },
  };
}
