// The content security policy: the page works under it, and it stops what it forbids.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { CLEAN, eyesOf } from "./lib/eyes.mjs";
import { PHOTOGRAPH } from "./lib/files.mjs";
import { withPage } from "./lib/hooks.mjs";
import { brightest, isBlank } from "./lib/picture.mjs";
import { mouse } from "./lib/pointer.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

/** Runs in the page before its own scripts: records the violations of the policy. */
const watch = () => {
  window.stopped = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, target }) => {
    const where = target?.outerHTML?.slice(0, 120) ?? "";
    window.stopped.push(`${effectiveDirective}: ${blockedURI}, ${sourceFile}:${lineNumber}, ${where}`);
  });
};

for (const backend of ["CPU", "WebGPU"]) {
  describe(`the page's policy, on the ${backend}`, () => {
    const site = withPage({ webgpu: backend === "WebGPU" });

    test("stops none of the user's actions, and the page sends no requests to other servers", async () => {
      const afterimage = await site.open({ init: watch, serviceWorkers: "allow" });
      const { context, page } = afterimage;
      const requested = [];
      context.on("request", (request) => requested.push(request.url()));
      await afterimage.ready();
      await afterimage.choose(backend);
      await afterimage.ready(backend);

      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await afterimage.pad.press("ArrowRight");
      await afterimage.setNoise(0.4);
      await afterimage.switch("Crosshair").click();
      await afterimage.switch("Erase a part").click();
      await afterimage.settles();
      assert.ok(brightest(await afterimage.reconstruction()) > 0.5);
      for (const view of ["Wipe", "Errors", "Restored"]) await page.getByRole("radio", { name: view }).click();
      const layers = page.getByRole("toolbar", { name: "Layers, from input to output" });
      await layers.getByRole("button", { name: /^Convolution 2/ }).click();
      await page.getByLabel(/^Feature maps of Convolution 2/).scrollIntoViewIfNeeded();
      await until("the maps are shown", async () => !isBlank(await afterimage.pixelsStarting("Feature maps of")));
      const pointer = await mouse(afterimage);
      await pointer.dragBy(page.locator('canvas[aria-label="The 256 numbers"]'), [0, -60], [0.12, 0.3]);
      await afterimage.button("Morph into 0").click();
      await page.getByRole("heading", { name: "Four ways to enlarge" }).scrollIntoViewIfNeeded();
      await until("the four decoders have their outputs", async () => {
        const outputs = await page.locator('canvas[aria-label^="Output of"]').all();
        const names = await Promise.all(outputs.map((canvas) => canvas.getAttribute("aria-label")));
        const pictures = await Promise.all(names.map((name) => afterimage.pixels(name)));
        return pictures.length === 4 && pictures.every((picture) => brightest(picture) > 0.5);
      });

      const eyes = await eyesOf(afterimage);
      await eyes.gallery.nth(3).click();
      await eyes.settles();
      const before = await eyes.colours(CLEAN);
      await eyes.choose(PHOTOGRAPH);
      await eyes.changed(CLEAN, before);
      await pointer.dragBy(eyes.slider("Crosshair: position"), [12, 8]);
      await eyes.settles();
      await afterimage.shows(/Works offline from now on/);

      assert.deepEqual(await page.evaluate(() => window.stopped), []);
      const origin = new URL(site.server.url).origin;
      assert.deepEqual(
        requested.filter((url) => new URL(url).origin !== origin),
        [],
      );
      afterimage.assertNoErrors();
    });
  });
}

describe("the page's policy", () => {
  const site = withPage();

  /** Opens the page, runs `attempt` in it, which violates the policy, and waits for the violation. */
  const stops = async (directive, attempt) => {
    const { page } = await site.open({ init: watch });
    await page.evaluate(attempt);
    const stopped = await until(`${directive} stops it`, () => page.evaluate(() => window.stopped.at(0)));
    assert.match(stopped, new RegExp(`^${directive}: `));
    return page;
  };

  test("stops an inline script", async () => {
    const page = await stops("script-src-elem", () => {
      const script = document.createElement("script");
      script.textContent = "window.gotIn = true";
      document.head.append(script);
    });
    assert.equal(await page.evaluate(() => window.gotIn), undefined);
  });

  test("stops an inline style", () =>
    stops("style-src-attr", () => document.body.setAttribute("style", "display: none")));

  test("stops requests to other servers", async () => {
    await stops("connect-src", () => fetch("https://example.com/?a-drawing").catch(() => {}));
    await stops("img-src", () => {
      new Image().src = "https://example.com/?a-drawing";
    });
    await stops("form-action", () => {
      const form = document.createElement("form");
      form.action = "https://example.com/";
      document.body.append(form);
      form.submit();
    });
  });

  test("stops a worker that is not a file of the page", () =>
    stops("worker-src", () => {
      try {
        new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));
      } catch {
        // Some browsers throw as well.
      }
    }));

  test("is in the page's HTML and, for workers and frames, in the server's headers", async () => {
    const page = await fetch(site.server.url);
    const html = await page.text();
    const [, inPage] = html.match(/<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)"/);
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    assert.ok(scripts.length > 0 && scripts.every((tag) => / src="\.\//.test(tag)), scripts.join("\n"));
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
    for (const file of ["", "worker.js", "sw.js", "engine-cpu_bg.wasm", "assets/favicon.svg"]) {
      const { headers } = await fetch(site.server.url + file);
      assert.equal(headers.get("content-security-policy"), `${inPage}; frame-ancestors 'none'`, file);
      assert.equal(headers.get("x-content-type-options"), "nosniff", file);
    }
  });

  test("applies to the workers", async () => {
    const { page } = await site.open();
    const worker = await until("the engine's worker is there", () => page.workers().at(0));
    const stopped = await worker.evaluate(async () => {
      const violation = new Promise((resolve) => addEventListener("securitypolicyviolation", resolve));
      await fetch("https://example.com/?a-drawing").catch(() => {});
      return (await violation).effectiveDirective;
    });
    assert.equal(stopped, "connect-src");
  });

  test("allows the message for browsers without JavaScript", async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    assert.match(await page.locator("noscript").innerText(), /needs JavaScript and WebAssembly/);
    assert.equal(await page.getByText("is loading").isVisible(), false);
  });

  test("allows styles that scripts set as properties", async () => {
    const afterimage = await site.open({ init: watch });
    await afterimage.ready();
    const { page } = afterimage;
    const edge = () => page.locator(".wipe").evaluate((wipe) => getComputedStyle(wipe).getPropertyValue("--wipe"));
    await page.getByRole("radio", { name: "Wipe" }).click();
    const before = await edge();
    await page.getByRole("slider", { name: "Edge between corrupted and restored" }).press("ArrowRight");
    await until("the edge is elsewhere", async () => (await edge()) !== before);
    const box = await afterimage.padBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const ring = () => page.locator(".ring-layer .ring").evaluate((ring) => getComputedStyle(ring).opacity);
    await until("the brush's ring goes with the mouse", async () => (await ring()) === "1");
    assert.deepEqual(await page.evaluate(() => window.stopped), []);
    afterimage.assertNoErrors();
  });

  test("is not violated by a style attribute in the page's sources", async () => {
    const web = new URL("../../web/", import.meta.url);
    const files = (await readdir(web, { recursive: true })).filter((file) => file.endsWith(".rs"));
    assert.ok(files.length > 20);
    for (const file of files) {
      // `~style` sets a property, which the policy allows.
      assert.doesNotMatch(await readFile(new URL(file, web), "utf8"), /(?<!~)\bstyle=|(?<!=)\{style\}|"style"/, file);
    }
  });
});
