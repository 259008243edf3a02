// What eyes see, and what they can tell apart.

/** What marks a thing must stand out from what is around it by at least this contrast (WCAG 2.2, 1.4.11). */
const CONTRAST = 3;

/** How many pixels around an element belong to its looks. */
const AROUND = 10;

/** How an element looks. */
export async function look(page, element) {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await element.boundingBox();
  const clip = { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
  return page.screenshot({ clip });
}

/** How many pixels of two looks at the same element eyes can tell apart. */
export function difference(page, before, after) {
  const looks = [before, after].map((png) => png.toString("base64"));
  return page.evaluate(
    async ([looks, contrast]) => {
      const luminances = async (png) => {
        const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        const linear = (value) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        return Array.from({ length: data.length / 4 }, (_, pixel) => {
          const [red, green, blue] = data.subarray(4 * pixel, 4 * pixel + 3);
          return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        });
      };
      const [one, other] = await Promise.all(looks.map(luminances));
      const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return one.filter((luminance, pixel) => ratio(luminance, other[pixel]) >= contrast).length;
    },
    [looks, CONTRAST],
  );
}
