// Makes the README's animation of the running page: `npm --prefix tests/e2e run animation -- [folder]`. Run
// `npm --prefix tests/e2e install` first: the tests do not need the package that assembles the animation.
//
// After each small step of the mouse and the page's response it takes a picture, so the animation has the same speed on
// slow machines. It draws a seven, turns up the noise, and drags a crosshair over the digit.
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { open } from "./lib/afterimage.mjs";
import { launch } from "./lib/browser.mjs";
import { servePage } from "./lib/dist.mjs";
import { SEVEN } from "./lib/strokes.mjs";

const FRAME_MS = 80;
const WIDTH = 800;
const MARGIN = 16;
const NOISE = { first: 0.3, most: 0.8, last: 0.2 };

const folder = process.argv[2] ?? fileURLToPath(new URL("../../docs", import.meta.url));
const server = await servePage();
const browser = await launch();
// High enough for the whole stage, so that nothing scrolls while the mouse is down.
const options = { viewport: { width: 1280, height: 1600 }, reducedMotion: "reduce" };
const afterimage = await open(browser, server.url, options);
const { page } = afterimage;
const corruptedCanvas = page.locator('canvas[aria-label="Corrupted input"]');
const crosshair = afterimage.switch("Crosshair");
const film = [];

await afterimage.ready();
await afterimage.button("No, thanks").click();
await afterimage.setNoise(NOISE.first);
await afterimage.clear();
const clip = await stageBox();
await showPointer();

const [seven] = SEVEN;
await point(afterimage.pad, seven[0]);
await take(5);
// The bar first, then the leg.
await drag(afterimage.pad, seven.slice(0, 2), 9);
await drag(afterimage.pad, seven.slice(1), 15);
await take(6);
await drag(
  afterimage.noise,
  [
    [NOISE.first, 0.5],
    [NOISE.most, 0.5],
  ],
  16,
);
await take(6);
await drag(
  afterimage.noise,
  [
    [NOISE.most, 0.5],
    [NOISE.last, 0.5],
  ],
  8,
);
await point(crosshair, [0.5, 0.5]);
await take(3);
await crosshair.click();
await take(4);
await drag(
  corruptedCanvas,
  [
    [0.5, 0.5],
    [0.25, 0.7],
    [0.75, 0.35],
    [0.55, 0.55],
  ],
  24,
);
await take(8);

afterimage.assertNoErrors();
await afterimage.close();
await browser.close();
await server.close();

await mkdir(folder, { recursive: true });
const path = join(folder, "afterimage.webp");
const pictures = await Promise.all(film.map(({ png }) => sharp(png).resize({ width: WIDTH }).png().toBuffer()));
await sharp(pictures, { join: { animated: true } })
  .webp({ loop: 0, delay: film.map(({ frames }) => frames * FRAME_MS), quality: 75, effort: 4, minSize: true })
  .toFile(path);
const length = film.reduce((sum, { frames }) => sum + frames, 0) * FRAME_MS;
console.log(
  `${path}: ${((await stat(path)).size / 1000).toFixed(0)} KB, ${film.length} pictures, ${(length / 1000).toFixed(1)} s`,
);

/** The box of the stage with a margin, as high as with the crosshair's hint, so that all pictures have one size. */
async function stageBox() {
  await crosshair.click();
  const { x, y, width, height } = await page.locator(".stage").boundingBox();
  await crosshair.click();
  await page.evaluate(() => document.activeElement?.blur());
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** Takes a picture for this many frames, after the page had time to respond and to paint. */
async function take(frames = 1) {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
  film.push({ png: await page.screenshot({ clip }), frames });
}

/** Drags over an element through points (shares of its sides) in this many frames at a constant speed. */
async function drag(target, points, frames) {
  await point(target, points[0]);
  await page.mouse.down();
  for (let frame = 1; frame <= frames; frame += 1) {
    await point(target, positionAlong(points, frame / frames));
    await take();
  }
  await page.mouse.up();
}

/** The position after this share of the path through the points. */
function positionAlong(points, share) {
  const segments = points.slice(1).map((to, index) => ({ from: points[index], to }));
  const lengths = segments.map(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  const index = lengths.findIndex((length) => rest <= length || !(rest -= length));
  if (index < 0) return points.at(-1);
  const { from, to } = segments[index];
  return from.map((value, axis) => value + ((to[axis] - value) * rest) / lengths[index]);
}

/** Moves the mouse over an element, to these shares of its sides. */
async function point(target, [x, y]) {
  const box = await target.boundingBox();
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}

/** Draws a pointer into the page, because screenshots do not show the mouse. */
async function showPointer() {
  await page.addStyleTag({
    content: `#pointer {
      position: fixed; z-index: 9; pointer-events: none; box-sizing: border-box; width: 18px; height: 18px;
      margin: -9px; border: 2px solid rgb(0 0 0 / 0.75); border-radius: 50%; background: rgb(255 255 255 / 0.55);
    }`,
  });
  await page.evaluate(() => {
    const { style } = document.body.appendChild(Object.assign(document.createElement("div"), { id: "pointer" }));
    const follow = (event) => Object.assign(style, { left: `${event.clientX}px`, top: `${event.clientY}px` });
    addEventListener("pointermove", follow, { capture: true });
  });
}
