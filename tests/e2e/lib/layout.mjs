// Finds errors in the page's layout.

/** Elements in which others overlap by design: marks over a picture, names within the hourglass. */
const LAYERED = ".frame, .whole, .hourglass";

/** The elements that extend beyond the window, are cut off by their box, or overlap others. */
export async function misplaced(page) {
  await rendered(page);
  return page.evaluate((layered) => {
    const seen = (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden");
    const parts =
      "h1, h2, h3, p, li, label, button, select, input, summary, caption, td, th, dt, dd, figcaption, canvas, a";
    const boxes = [...document.querySelectorAll(parts)].filter(seen).map((element) => {
      // The row of eyes scrolls, so it may cut off its content.
      const row = element.closest(".eye-row")?.getBoundingClientRect();
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { element, left, right: Math.min(right, row?.right ?? right), top, bottom };
    });
    const name = ({ element }) =>
      `<${element.tagName.toLowerCase()} ${element.className || element.id}> ${element.textContent.slice(0, 30)}`;
    const found = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} pixels wide`);
    for (const box of boxes) {
      if (box.left < 0 || box.right > clientWidth + 0.5) found.push(`${name(box)} reaches over the window's edge`);
      const { scrollWidth: inside, clientWidth: room } = box.element;
      if (room > 0 && inside > room + 1 && box.element.matches("button, p, h2, h3, td, th"))
        found.push(`${name(box)} is cut off`);
    }
    // The box of a line is higher than its letters.
    const slack = 0.4 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const overlap = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        const related = a.element.contains(b.element) || b.element.contains(a.element);
        // Links and terms within one text: the box of one that wraps over two lines contains its neighbours.
        const inText = ({ element }) => element.matches("a, .term, .tour-button") && element.closest("p, li, dd");
        const sameText = inText(a) && inText(a) === inText(b);
        const together = a.element.closest(layered) && a.element.closest(layered) === b.element.closest(layered);
        if (!related && !sameText && !together && overlap(a, b)) found.push(`${name(a)} lies over ${name(b)}`);
      }
    });
    return found;
  }, LAYERED);
}

/** The selected elements that are less than `minimum` pixels wide or high, and so too small for the pointer. */
export async function tooSmall(page, selector, minimum) {
  await rendered(page);
  return page.evaluate(
    ([selector, minimum]) =>
      [...document.querySelectorAll(selector)].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isSmall = element.checkVisibility() && Math.min(width, height) < minimum - 0.5;
        return isSmall ? [`${element.outerHTML.slice(0, 100)}: ${width} × ${height}`] : [];
      }),
    [selector, minimum],
  );
}

/**
 * The width of the longest line among the texts of more than one line, in widths of a 0. The names under the hourglass do
 * not count.
 */
export async function longestLine(page) {
  await rendered(page);
  return page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    const lines = [...document.querySelectorAll("p:not(.parts), li, dd")].map((element) => {
      const { fontStyle, fontWeight, fontSize, fontFamily, lineHeight } = getComputedStyle(element);
      const text = document.createRange();
      text.selectNodeContents(element);
      const { width, height } = text.getBoundingClientRect();
      context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      return height > 1.5 * parseFloat(lineHeight) ? width / context.measureText("0").width : 0;
    });
    return Math.max(...lines);
  });
}

/** Waits two frames, after which the page has adapted to a new size. */
function rendered(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
}
