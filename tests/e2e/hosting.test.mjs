// The page on a static host: at any path, beside other pages, and installed as an app.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { open } from "./lib/afterimage.mjs";
import { launch } from "./lib/browser.mjs";
import { DIST } from "./lib/dist.mjs";
import { eyesOf } from "./lib/eyes.mjs";
import { resembles } from "./lib/picture.mjs";
import { serve } from "./lib/server.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const DEEP = "some/deep/path/";
const CACHED = /Works offline from now on/;

describe("on a host", () => {
  let browser, server;
  const opened = [];
  before(async () => {
    browser = await launch();
    server = await serve({ "/": DIST, [`/${DEEP}`]: DIST });
  });
  afterEach(async () => {
    for (const afterimage of opened.splice(0)) await afterimage.close();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const visit = async (path) => {
    const afterimage = await open(browser, server.url + path, { serviceWorkers: "allow" });
    opened.push(afterimage);
    await afterimage.ready();
    return afterimage;
  };

  for (const path of ["", DEEP]) {
    test(`the page works at /${path}`, async () => {
      const afterimage = await visit(path);
      await afterimage.setNoise(0);
      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await until("the seven is restored", async () =>
        resembles(await afterimage.corrupted(), await afterimage.reconstruction()),
      );
      await eyesOf(afterimage);
      await afterimage.shows(CACHED);
      const scope = await afterimage.page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
      assert.equal(scope, server.url + path);
      afterimage.assertNoErrors();
    });
  }

  test("an address without its final slash redirects to the page", async () => {
    const afterimage = await visit(DEEP.slice(0, -1));
    assert.equal(afterimage.page.url(), server.url + DEEP);
    afterimage.assertNoErrors();
  });

  test("two pages of one origin have separate caches", async () => {
    const above = await visit("");
    await above.shows(CACHED);
    const below = await above.context.newPage();
    await below.goto(server.url + DEEP);
    await below.getByText(CACHED).waitFor();
    const names = await below.evaluate(() => caches.keys());
    assert.equal(names.length, 2, names.join("\n"));
    const urls = await below.evaluate(async (path) => {
      const name = (await caches.keys()).find((name) => name.includes(path));
      return (await (await caches.open(name)).keys()).map(({ url }) => url);
    }, DEEP);
    assert.ok(urls.length > 20 && urls.every((url) => url.startsWith(server.url + DEEP)));
  });

  test("the browser caches only files with a hash in their names without validation", async () => {
    const { page } = await visit(DEEP);
    const urls = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const files = [...new Set(urls.filter((url) => url.startsWith(server.url)))];
    const hasHash = (url) => /-[0-9a-f]{16}(_bg)?\./.test(url);
    assert.ok(files.some(hasHash) && !files.every(hasHash), files.join("\n"));
    for (const url of files) {
      const { headers } = await fetch(url);
      const expected = hasHash(url) ? "public, max-age=31536000, immutable" : "no-cache";
      assert.equal(headers.get("cache-control"), expected, url);
    }
  });

  test("no file is fetched twice", async () => {
    server.requests.length = 0;
    // Without the service worker, which validates the files that it caches.
    const afterimage = await open(browser, server.url + DEEP);
    opened.push(afterimage);
    await afterimage.ready();
    const twice = server.requests.filter((path, index) => server.requests.indexOf(path) !== index);
    assert.deepEqual(twice, []);
  });

  test("the page can be installed", async () => {
    const { context, page } = await visit(DEEP);
    const device = await context.newCDPSession(page);
    const { url, errors, data } = await device.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(url, `${server.url}${DEEP}manifest.webmanifest`);
    const { headers } = await fetch(url);
    assert.equal(headers.get("content-type"), "application/manifest+json");
    const manifest = JSON.parse(data);
    assert.equal(new URL(manifest.start_url, url).href, server.url + DEEP);
    assert.equal(new URL(manifest.scope, url).href, server.url + DEEP);
    assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
    const shown = manifest.icons.map(({ src, sizes }) => ({ src: new URL(src, url).href, sizes }));
    const touch = await page.locator("link[rel=apple-touch-icon]").evaluate(({ href }) => href);
    for (const { src, sizes } of [...shown, { src: touch, sizes: "180x180" }]) {
      const [width, height] = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, src);
      assert.ok(sizes === "any" ? width > 0 : sizes === `${width}x${height}`, `${src} is ${width}x${height}`);
    }
  });
});
