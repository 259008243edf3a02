// The service worker: visits without a network, and newer versions of the page. The cached files belong to one build and
// stay until the user switches to another one.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { open } from "./lib/afterimage.mjs";
import { launch } from "./lib/browser.mjs";
import { Build } from "./lib/builds.mjs";
import { DIST } from "./lib/dist.mjs";
import { CLEAN, covered, errorAt, eyesOf } from "./lib/eyes.mjs";
import { PHOTOGRAPH } from "./lib/files.mjs";
import { difference, resembles } from "./lib/picture.mjs";
import { serve } from "./lib/server.mjs";
import { BAR, SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const CACHED = /Works offline from now on/;
const READY = "A new version is ready.";
const NEW_TITLE = "Another version";

/** A page on a server whose build can be replaced. */
class Visit {
  /** @param prepare gets the server before the page is opened */
  static async begin(browser, build = DIST, prepare = () => {}) {
    const mounts = { "/below/a/path/": build };
    const server = await serve(mounts);
    prepare(server);
    const url = `${server.url}below/a/path/`;
    const afterimage = await open(browser, url, { serviceWorkers: "allow" });
    return Object.assign(new Visit(), { mounts, server, url, afterimage, page: afterimage.page });
  }

  /** Waits until the page has restored a picture and reports that it works offline. */
  async isCached() {
    await this.afterimage.ready();
    await this.afterimage.shows(CACHED);
  }

  async drawSeven() {
    await this.afterimage.setNoise(0);
    await this.afterimage.clear();
    await this.afterimage.draw(SEVEN);
    await this.afterimage.settles();
    return this.afterimage.corrupted();
  }

  /** Replaces the build on the server. */
  deploy({ folder }) {
    this.mounts["/below/a/path/"] = folder;
  }

  /** Takes the browser offline and stops the server. */
  async goOffline() {
    await this.afterimage.context.setOffline(true);
    await this.server.close();
  }

  async reload() {
    await this.page.reload();
    await this.afterimage.ready();
  }

  /** The names of the browser's caches. */
  caches() {
    return this.page.evaluate(() => caches.keys());
  }

  /** The cached files with a matching path. */
  cachedFiles(pattern) {
    return this.page.evaluate(async (source) => {
      const lists = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
      const urls = (await Promise.all(lists)).flat().map(({ url }) => url);
      return urls.filter((url) => new RegExp(source).test(url));
    }, pattern.source);
  }

  get notice() {
    return this.page.getByText(READY, { exact: true });
  }

  async end() {
    await this.afterimage.close();
    await this.server.close();
  }
}

for (const backend of ["CPU", "WebGPU"]) {
  describe(`without a network, on the ${backend}`, () => {
    let browser, visit;
    before(async () => {
      browser = await launch({ webgpu: backend === "WebGPU" });
    });
    beforeEach(async () => {
      visit = await Visit.begin(browser);
      await visit.isCached();
    });
    afterEach(() => visit.end());
    after(() => browser.close());

    test("the page loads with the drawing and restores it", async () => {
      const { afterimage } = visit;
      const useBackend = async () => {
        await afterimage.choose(backend);
        await afterimage.ready(backend);
      };
      // The WebGPU engine is cached after its first use.
      await useBackend();
      const seven = await visit.drawSeven();
      await visit.goOffline();
      await visit.reload();
      await useBackend();
      await until("the seven is there", async () => difference(await afterimage.corrupted(), seven) === 0);
      await until("it is restored", async () => resembles(seven, await afterimage.reconstruction()));
      const before = await afterimage.reconstruction();
      await afterimage.draw(BAR);
      await afterimage.changed("Reconstruction", before);
      afterimage.assertNoErrors();
    });
  });
}

describe("the WebGPU engine", () => {
  let browser, visit;
  before(async () => {
    browser = await launch({ webgpu: true });
  });
  afterEach(() => visit?.end());
  after(() => browser.close());

  test("is cached although it was fetched before the service worker", async () => {
    visit = await Visit.begin(browser, DIST, (server) => server.fault(/sw\.js$/, { hold: true }));
    await visit.afterimage.ready("CPU");
    await visit.afterimage.choose("WebGPU");
    await visit.afterimage.ready("WebGPU");
    visit.server.heal();
    await visit.isCached();
    await until("it is cached", async () => (await visit.cachedFiles(/engine-gpu/)).length === 2);
    visit.afterimage.assertNoErrors();
  });
});

describe("without a network", () => {
  let browser, visit;
  before(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    visit = await Visit.begin(browser);
  });
  afterEach(() => visit.end());
  after(() => browser.close());

  test("the first visit continues with the eyes and with the user's picture", async () => {
    await visit.isCached();
    await visit.goOffline();
    const eyes = await eyesOf(visit.afterimage);
    await eyes.gallery.nth(2).click();
    await eyes.settles();
    const shown = await eyes.shown();
    const indices = covered(shown);
    const [before, restored] = [shown.corrupted, shown.restored].map((picture) =>
      errorAt(picture, shown.clean, indices),
    );
    assert.ok(restored < before / 4, `a mean squared error of ${restored} where the crosshair left ${before}`);
    await eyes.choose(PHOTOGRAPH);
    await eyes.changed(CLEAN, shown.clean);
    visit.afterimage.assertNoErrors();
  });

  test("a later visit requests only the service worker", async () => {
    await visit.isCached();
    visit.server.requests.length = 0;
    await visit.reload();
    const eyes = await eyesOf(visit.afterimage);
    await eyes.settles();
    const files = visit.server.requests.map((path) => path.split("/").at(-1));
    assert.deepEqual(
      files.filter((file) => file !== "sw.js"),
      [],
    );
  });

  test("a page that cannot be cached works as well", async () => {
    await visit.end();
    visit = await Visit.begin(browser);
    visit.server.fault(/sw\.js$/, { status: 404 });
    await visit.page.reload();
    await visit.afterimage.ready();
    await until("the service worker is requested", () => visit.server.requests.some((path) => path.endsWith("/sw.js")));
    await visit.drawSeven();
    assert.equal(await visit.page.getByText(CACHED).count(), 0);
  });

  test("files that were not cached are cached at the next visit", async () => {
    visit.server.fault(/photo-worker\.js$/, { abort: true });
    await visit.afterimage.ready();
    const requested = () => visit.server.requests.filter((path) => path.endsWith("photo-worker.js")).length;
    await until("the service worker misses a file", requested);
    assert.equal(await visit.page.getByText(CACHED).count(), 0);
    visit.server.heal();
    await visit.reload();
    await visit.isCached();
  });
});

describe("a newer version", () => {
  let browser, visit, newer;
  before(async () => {
    browser = await launch();
    newer = new Build({ "index.html": (html) => html.replace(/<title>[^<]*/, `<title>${NEW_TITLE}`) });
  });
  beforeEach(async () => {
    visit = await Visit.begin(browser);
    await visit.isCached();
  });
  afterEach(() => visit.end());
  after(async () => {
    await browser.close();
    newer.remove();
  });

  test("waits for the user's decision and then replaces the old version", async () => {
    const { afterimage, page } = visit;
    const seven = await visit.drawSeven();
    const [old, ...others] = await visit.caches();
    assert.deepEqual(others, []);
    visit.deploy(newer);
    await visit.reload();
    await visit.notice.waitFor();
    assert.notEqual(await page.title(), NEW_TITLE);
    // The notice covers no picture.
    const notice = await page.locator(".update .shown").boundingBox();
    for (const canvas of [afterimage.pad, afterimage.corruptedCanvas]) {
      assert.ok(notice.y + notice.height <= (await canvas.boundingBox()).y, "the notice covers a picture");
    }
    await afterimage.button("Later").click();
    assert.equal(await visit.notice.count(), 0);
    assert.ok(difference(await afterimage.corrupted(), seven) === 0);

    await visit.reload();
    await visit.notice.waitFor();
    assert.notEqual(await page.title(), NEW_TITLE);
    await afterimage.button("Reload now").click();
    await until("the newer version is there", async () => (await page.title()) === NEW_TITLE);
    await visit.isCached();
    await until("the seven is still there", async () => difference(await afterimage.corrupted(), seven) === 0);
    const names = await visit.caches();
    assert.ok(names.length === 1 && names[0] !== old, `${names} after ${old}`);
    assert.equal(await visit.notice.count(), 0);
    afterimage.assertNoErrors();
  });

  test("does not reload another tab, which can be reloaded too", async () => {
    const other = await visit.afterimage.context.newPage();
    await other.goto(visit.url);
    await other.getByText(CACHED).waitFor();
    visit.deploy(newer);
    await visit.reload();
    await visit.notice.waitFor();
    await other.getByText(READY).waitFor();
    await visit.afterimage.button("Reload now").click();
    await until("the newer version is there", async () => (await visit.page.title()) === NEW_TITLE);
    await visit.isCached();
    assert.notEqual(await other.title(), NEW_TITLE);
    await other.getByRole("button", { name: "Reload now" }).click();
    await until("the other tab has it too", async () => (await other.title()) === NEW_TITLE);
  });

  test("that is only partly uploaded is not cached, and the old version stays", async () => {
    const before = await visit.caches();
    const half = new Build({ "index.html": (html) => html.replace(/<title>[^<]*/, `<title>${NEW_TITLE}`) });
    half.change("engine-cpu.js", (script) => `${script}// of another build\n`);
    visit.deploy(half);
    visit.server.requests.length = 0;
    await visit.reload();
    const requested = (file) => visit.server.requests.some((path) => path.endsWith(file));
    await until("the newer version is being fetched", () => requested("/engine-cpu.js"));
    await until("the installation has ended", () =>
      visit.page.evaluate(async () => {
        const { installing, waiting } = await navigator.serviceWorker.getRegistration();
        return !installing && !waiting;
      }),
    );
    await until("nothing of it is left", async () => String(await visit.caches()) === String(before));
    assert.equal(await visit.notice.count(), 0);
    await visit.drawSeven();
    // A file that is not cached yet is not taken from another build either.
    half.change("engine-gpu.js", (script) => `${script}// of another build\n`);
    const fetches = (file) =>
      visit.page.evaluate(
        (file) =>
          fetch(file).then(
            ({ ok }) => ok,
            (error) => error.name,
          ),
        file,
      );
    assert.equal(await fetches("engine-gpu.js"), "TypeError");
    assert.deepEqual(await visit.cachedFiles(/engine-gpu/), []);
    assert.equal(await fetches("engine-gpu_bg.wasm"), true);
    assert.equal((await visit.cachedFiles(/engine-gpu/)).length, 1);
    half.remove();
  });
});
