// Compares screenshots of an element by contrast.

/** The least contrast of a user interface component with its surroundings (WCAG 2.2, 1.4.11). */
const CONTRAST = 3;

/** The margin in pixels around an element, for its focus ring. */
const MARGIN = 10;

/** A screenshot of an element with a margin. */
export async function screenshot(page, element) {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await element.boundingBox();
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return page.screenshot({ clip });
}

/** The number of pixels with a visible contrast between two screenshots of the same element. */
export function visibleDifference(page, before, after) {
  const images = [before, after].map((png) => png.toString("base64"));
  return page.evaluate(
    async ([images, contrast]) => {
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
      const [one, other] = await Promise.all(images.map(luminances));
      const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return one.filter((luminance, pixel) => ratio(luminance, other[pixel]) >= contrast).length;
    },
    [images, CONTRAST],
  );
}
