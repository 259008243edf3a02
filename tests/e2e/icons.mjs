// Renders the icons of the installed page from its favicon: `npm --prefix tests/e2e run icons`. Run
// `npm --prefix tests/e2e install` first: the tests do not need the package that compresses the icons.
import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { launch } from "./lib/browser.mjs";

const assets = new URL("../../web/assets/", import.meta.url);

/** File name, side in pixels, share of the side that the drawing takes, and whether the background fills the corners. */
const ICONS = [
  ["icon-192.png", 192, 1, false],
  ["icon-512.png", 512, 1, false],
  // Operating systems crop these two to their own shapes. Of the first, only the inner four fifths always stay visible.
  ["maskable-512.png", 512, 0.8, true],
  ["apple-touch-icon.png", 180, 1, true],
];

const svg = await readFile(new URL("favicon.svg", assets), "utf8");
const [, colour] = svg.match(/<rect[^>]* fill="(#\w+)"/);
const folder = new URL("icons/", assets);
await mkdir(folder, { recursive: true });

const browser = await launch();
for (const [name, side, share, isFull] of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const inner = side * share;
  await page.setContent(svg);
  const [margin, background] = [(side - inner) / 2, isFull ? colour : "none"];
  await page.addStyleTag({
    content: `html { background: ${background} } body { margin: ${margin}px } svg { display: block; width: ${inner}px }`,
  });
  const path = fileURLToPath(new URL(name, folder));
  const picture = await page.screenshot({ omitBackground: true });
  await sharp(picture).png({ palette: true, effort: 10 }).toFile(path);
  console.log(path);
  await page.close();
}
await browser.close();
