// Accessibility: in every state the page keeps the rules that a program can check, with light and dark colours, on narrow
// and wide screens. It follows the user's system settings for reduced motion and forced colours.
// keyboard.test.mjs tests the keys.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { INVALID, GRADIENT } from "./lib/files.mjs";
import { withPage } from "./lib/hooks.mjs";
import { screenshot, visibleDifference } from "./lib/visual.mjs";
import { until } from "./lib/until.mjs";

/** The languages, each with the browser options that select it. So the tests below find nothing by its text. */
const LANGUAGES = { English: { locale: "en-GB" }, Chinese: { locale: "zh-CN" } };
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];

/** The number of pixels with a visible contrast from which on a change counts as visible. */
const VISIBLE = 40;

const appears = (page, selector) => page.locator(selector).first().waitFor();
const view = (page, index) => page.locator("input[name=view]").nth(index).check({ force: true });
const toEyes = (page) => page.locator("nav a[href='#eyes']").click();

/** The user's actions, one after the other. Each leaves the page in another state. */
const DIGITS = {
  "digits, at the start": (page) => appears(page, ".samples button"),
  "noise, crosshairs and erased boxes": async (page) => {
    await page.locator("#noise").press("PageUp");
    for (const tool of await page.locator(".corruption-tool:has(> .switch)").all()) {
      await tool.locator("> .switch").click();
      for (let more = 0; more < 2; more += 1) await tool.locator(".row button").first().click();
      await tool.locator(".chooser").waitFor();
    }
  },
  "the wipe, and the measures explained": async (page) => {
    await view(page, 1);
    await page.locator(".measures summary").click();
    await appears(page, ".wipe-edge");
  },
  "the errors": async (page) => {
    await view(page, 2);
    await appears(page, ".legend");
  },
  "a layer, an edited latent, a morph": async (page) => {
    await page.locator("[data-layer='3']").click();
    await appears(page, ".maps .plate");
    for (const key of ["ArrowRight", "ArrowDown", "PageUp"]) await page.locator(".latent-pad canvas").press(key);
    await appears(page, ".marks .edited");
    await page.locator(".targets button").nth(3).click();
    await appears(page, ".way:enabled");
  },
  "the four decoders, untrained": async (page) => {
    await page.locator(".decoders").scrollIntoViewIfNeeded();
    await page.locator(".comparison .switch").click();
    // The page requests the decoders only while they are in view.
    const waiting = page.locator(".decoder-card.stale, .decoder-card .overlay");
    await until("all four have their outputs", async () => (await waiting.count()) === 0);
  },
};
/** The tour, the glossary, sharing, and refused files. */
const EXPLANATIONS = {
  "the tour": async (page) => {
    await page.locator(".tour-button").click();
    await appears(page, ".tour-card");
  },
  "a term, and the glossary": async (page) => {
    await page.locator(".tour-card").press("Escape");
    await page.locator(".glossary summary").click();
    await page.locator(".story .term").first().focus();
    await appears(page, ".meaning:popover-open");
  },
  "a link, and its result": async (page) => {
    await page.locator(".share button").first().click();
    await appears(page, ".share .outcome:not(:empty)");
  },
  "weights that are refused": async (page) => {
    await page.locator(".weights input[type=file]").setInputFiles(INVALID["an empty file"].file);
    await appears(page, ".weights .refusal");
  },
  "a link that is damaged": async (page) => {
    await page.evaluate(() => (location.hash = "#digits/AAAA"));
    await appears(page, ".link-notice p");
  },
  about: async (page) => {
    await page.locator(".foot > button").click();
    await appears(page, ".libraries li");
  },
};
const EYES = {
  "eyes, at the start": async (page) => {
    await toEyes(page);
    await appears(page, ".eye-row button");
    await appears(page, ".seen .handle");
  },
  "the user's picture": async (page) => {
    await page.locator(".own input[type=file]").setInputFiles(GRADIENT);
    await appears(page, ".cropper");
  },
  "a file that is refused": async (page) => {
    await page.locator(".own input[type=file]").setInputFiles(INVALID["an empty file"].file);
    await appears(page, ".refusal");
  },
};
const FAILURES = {
  "no engine, and no samples": async (page) => {
    await appears(page, ".note.trouble button");
    await appears(page, ".samples-failed");
  },
  "no gallery": async (page) => {
    await toEyes(page);
    await appears(page, ".sample-box > button");
  },
};

for (const [language, options] of Object.entries(LANGUAGES)) {
  describe(`accessibility in ${language}`, () => {
    const site = withPage();

    /** Opens the page without animations, so that every contrast is final. */
    const open = () => site.open({ reducedMotion: "reduce", ...options });

    /** Brings the page into each state and checks it there. */
    const check = async (page, states) => {
      const found = [];
      for (const [state, enter] of Object.entries(states)) {
        await enter(page);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            const where = `${state}, ${width} pixels, ${colorScheme}`;
            found.push(...(await violations(page)).map((violation) => `${where}: ${violation}`));
          }
        }
      }
      assert.deepEqual(found, []);
    };

    test("all working parts keep the rules", async () => {
      const afterimage = await open();
      await afterimage.ready();
      await check(afterimage.page, { ...DIGITS, ...EYES });
      afterimage.assertNoErrors();
    });

    test("explanations, sharing and refused files keep the rules", async () => {
      const afterimage = await open();
      await afterimage.ready();
      await check(afterimage.page, EXPLANATIONS);
      afterimage.assertNoErrors();
    });

    test("all failures keep the rules", async () => {
      site.server.fault(/engine-cpu.*\.wasm$|-ubyte$/, { status: 404 });
      const { page } = await open();
      await check(page, FAILURES);
    });
  });
}

describe("motion", () => {
  const site = withPage();

  /** The animations while the page loads and while a switch, a view and a layer are selected, to whose maps it scrolls. */
  const moves = async (reducedMotion) => {
    const afterimage = await site.open({ reducedMotion, init: watch, viewport: { width: 1280, height: 700 } });
    const { page } = afterimage;
    await afterimage.ready();
    for (const selector of [".switch", "input[name=view] >> nth=1", "[data-layer='3']"]) {
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element.click());
    }
    await until("the page has scrolled to the maps", () =>
      page.evaluate(() => {
        const { bottom } = document.querySelector(".maps").getBoundingClientRect();
        return window.motion.scrolls > 0 && bottom < window.innerHeight + 1;
      }),
    );
    afterimage.assertNoErrors();
    return page.evaluate(() => ({ animations: [...window.motion.animations], scrolls: window.motion.scrolls }));
  };

  /** Runs in the page: records the animations, and counts the frames in which the page scrolled. */
  function watch() {
    window.motion = { animations: new Set(), scrolls: 0 };
    let position = 0;
    const frame = () => {
      for (const { animationName, transitionProperty } of document.getAnimations()) {
        window.motion.animations.add(animationName ?? transitionProperty);
      }
      if (window.scrollY !== position) window.motion.scrolls += 1;
      position = window.scrollY;
      requestAnimationFrame(frame);
    };
    frame();
  }

  test("nothing is animated if the user prefers reduced motion", async () => {
    assert.deepEqual(await moves("reduce"), { animations: [], scrolls: 1 });
  });

  test("otherwise something is animated", async () => {
    const { animations, scrolls } = await moves("no-preference");
    assert.ok(animations.includes("translate") && scrolls > 1, `${animations}, and ${scrolls} scrolls`);
  });
});

for (const colorScheme of ["light", "dark"]) {
  describe(`forced colours, ${colorScheme}`, () => {
    const site = withPage();
    let afterimage, page;

    beforeEach(async () => {
      afterimage = await site.open({ forcedColors: "active", reducedMotion: "reduce", colorScheme });
      page = afterimage.page;
      await afterimage.ready();
      await page.locator(".samples button").first().waitFor();
    });
    afterEach(() => afterimage.assertNoErrors());

    const first = (selector) => page.locator(selector).first();
    /** The number of pixels of an element that an action changes visibly, without the pointer and the focus on it. */
    const changed = async (element, action) => {
      const before = await screenshot(page, element);
      await action();
      await page.mouse.move(0, 0);
      await page.evaluate(() => document.activeElement.blur());
      return visibleDifference(page, before, await screenshot(page, element));
    };
    const hide = (element) => () => element.evaluate((hidden) => (hidden.style.visibility = "hidden"));

    test("selected elements look different", async () => {
      const choices = [".switch", ".segmented label >> nth=1", ".samples button >> nth=4", "[data-layer='5']"];
      for (const selector of [...choices, "a[href='#eyes']", ".eye-row button >> nth=4", ".swatch >> nth=3"]) {
        const choice = first(selector);
        await choice.waitFor();
        const pixels = await changed(choice, () => choice.click());
        assert.ok(pixels >= VISIBLE, `${selector}: ${pixels} pixels differ`);
      }
    });

    test("handles, slider tracks and the edges of the pad are visible", async () => {
      for (const toggle of await page.locator(".corruption-tool > .switch").all()) await toggle.click();
      await page.locator(".corruption-tool .row button").last().waitFor();
      await afterimage.button("Add a box").click();
      for (const handle of await page.locator(".handle").all()) {
        assert.ok((await changed(handle, hide(handle))) >= VISIBLE, await handle.getAttribute("class"));
      }
      // More pixels than the slider's thumb has, so the track is visible too.
      assert.ok((await changed(first("#noise"), hide(first("#noise")))) >= 700, "the slider's track");
      await afterimage.clear();
      const pad = first(".drawing .frame");
      const { width } = await pad.boundingBox();
      assert.ok((await changed(pad, hide(pad))) >= 4 * width, "the pad's edges");
    });
  });
}

describe("the check with axe-core", () => {
  const site = withPage();

  test("finds a button without a name, a low contrast, and a heading out of order", async () => {
    const { page } = await site.open({ reducedMotion: "reduce" });
    await appears(page, "main h2");
    await page.evaluate(() => {
      const bad = "<button></button><h5>low</h5><p id='grey'>grey</p>";
      document.querySelector("main").insertAdjacentHTML("afterbegin", bad);
      // The page's policy forbids style attributes.
      Object.assign(document.querySelector("#grey").style, { color: "#888", background: "#999" });
    });
    const rules = (await violations(page)).map((violation) => violation.split(":")[0]);
    assert.deepEqual([...new Set(rules)].sort(), ["button-name", "color-contrast", "heading-order"]);
  });
});
