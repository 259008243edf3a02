// Takes screenshots of the running page: `npm --prefix tests/e2e run screenshots`. Both workspaces, wide and narrow, light
// and dark. The wide light ones are the README's and go to docs/, the others to target/screenshots/.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "./lib/afterimage.mjs";
import { launch } from "./lib/browser.mjs";
import { servePage } from "./lib/dist.mjs";
import { eyesOf } from "./lib/eyes.mjs";
import { brightest, mean } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const noise = 0.5;

const server = await servePage();
const browser = await launch({ webgpu: true });
for (const width of [1280, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    const afterimage = await open(browser, server.url, { viewport: { width, height: 844 }, colorScheme });
    await afterimage.ready();
    await afterimage.button("No, thanks").click();
    await afterimage.setNoise(noise);
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await until("the noisy seven is restored", async () => {
      const [corrupted, restored] = [await afterimage.corrupted(), await afterimage.reconstruction()];
      return mean(corrupted) > 0.15 && brightest(restored) > 0.8 && mean(restored) < mean(corrupted);
    });
    // The page computes the decoders only once they are in view.
    await afterimage.page.getByRole("heading", { name: "Four ways to enlarge" }).scrollIntoViewIfNeeded();
    await until("the four decoders have their outputs", async () => {
      const outputs = await afterimage.page.locator('canvas[aria-label^="Output of"]').all();
      const names = await Promise.all(outputs.map((canvas) => canvas.getAttribute("aria-label")));
      const pictures = await Promise.all(names.map((name) => afterimage.pixels(name)));
      return pictures.length === 4 && pictures.every((picture) => brightest(picture) > 0.8);
    });
    await take(afterimage, "screenshot", width, colorScheme);
    const eyes = await eyesOf(afterimage);
    await eyes.gallery.nth(4).click();
    await eyes.settles();
    await take(afterimage, "eyes", width, colorScheme);
    await afterimage.close();
  }
}
await browser.close();
await server.close();

/** Takes a picture of the whole page. */
async function take({ page }, name, width, colorScheme) {
  // Moves the pointer and the focus out of the picture.
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.activeElement?.blur();
  });
  const isInReadme = width === 1280 && colorScheme === "light";
  const folder = join(root, isInReadme ? "docs" : "target/screenshots");
  await mkdir(folder, { recursive: true });
  const path = join(folder, isInReadme ? `${name}.png` : `${name}-${width}-${colorScheme}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
}
