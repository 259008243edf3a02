// The page for everyone: no part of it breaks a rule of accessibility that a program can check, whatever it shows, in
// light and in dark, narrow and wide; and it does as a person asked of the system: no motion, or few colours.
// keyboard.test.mjs has what the keys do.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { BAD, GRADIENT } from "./lib/files.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference, look } from "./lib/sight.mjs";
import { until } from "./lib/until.mjs";

/** Each with what makes the page speak it. Hence nothing below is found by its name. */
const LANGUAGES = { English: { locale: "en-GB" }, Chinese: { locale: "zh-CN" } };
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];

/** So many pixels must differ clearly before a change counts as seen. */
const SEEN = 40;

const comes = (page, selector) => page.locator(selector).first().waitFor();
const view = (page, place) => page.locator("input[name=view]").nth(place).check({ force: true });
const toEyes = (page) => page.locator("nav a[href='#eyes']").click();

/** What a person does on one page, step by step; each leaves it in another state. */
const DIGITS = {
  "digits as the page begins": (page) => comes(page, ".samples button"),
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
    await comes(page, ".wipe-edge");
  },
  "the errors": async (page) => {
    await view(page, 2);
    await comes(page, ".legend");
  },
  "a layer, a bent latent, a morph": async (page) => {
    await page.locator("[data-layer='3']").click();
    await comes(page, ".maps .plate");
    for (const key of ["ArrowRight", "ArrowDown", "PageUp"]) await page.locator(".latent-pad canvas").press(key);
    await comes(page, ".marks .edited");
    await page.locator(".targets button").nth(3).click();
    await comes(page, ".way:enabled");
  },
  "the four decoders, untrained": async (page) => {
    await page.locator(".decoders").scrollIntoViewIfNeeded();
    await page.locator(".comparison .switch").click();
    // Out of sight they would not be asked, and stay as they are.
    const waiting = page.locator(".decoder-card.stale, .decoder-card .overlay");
    await until("all four answer", async () => (await waiting.count()) === 0);
  },
};
/** What explains the page, and what leaves it. */
const AROUND = {
  "the tour": async (page) => {
    await page.locator(".tour-button").click();
    await comes(page, ".tour-card");
  },
  "a term, and the glossary": async (page) => {
    await page.locator(".tour-card").press("Escape");
    await page.locator(".glossary summary").click();
    await page.locator(".story .term").first().focus();
    await comes(page, ".meaning:popover-open");
  },
  "a link, and what became of it": async (page) => {
    await page.locator(".share button").first().click();
    await comes(page, ".share .outcome:not(:empty)");
  },
  "weights that are refused": async (page) => {
    await page.locator(".weights input[type=file]").setInputFiles(BAD["an empty file"].file);
    await comes(page, ".weights .refusal");
  },
  "a link that is damaged": async (page) => {
    await page.evaluate(() => (location.hash = "#digits/AAAA"));
    await comes(page, ".link-notice p");
  },
  "about": async (page) => {
    await page.locator(".foot > button").click();
    await comes(page, ".libraries li");
  },
};
const EYES = {
  "eyes as they begin": async (page) => {
    await toEyes(page);
    await comes(page, ".eye-row button");
    await comes(page, ".seen .handle");
  },
  "an own picture": async (page) => {
    await page.locator(".own input[type=file]").setInputFiles(GRADIENT);
    await comes(page, ".cropper");
  },
  "a file that is refused": async (page) => {
    await page.locator(".own input[type=file]").setInputFiles(BAD["an empty file"].file);
    await comes(page, ".refusal");
  },
};
const FAILURES = {
  "no engine, and no samples": async (page) => {
    await comes(page, ".note.trouble button");
    await comes(page, ".samples-failed");
  },
  "no gallery": async (page) => {
    await toEyes(page);
    await comes(page, ".sample-box > button");
  },
};

for (const [language, options] of Object.entries(LANGUAGES)) {
  describe(`accessibility in ${language}`, () => {
    const site = withPage();

    /** Opens the page; what would fade is there at once, so that every contrast is a final one. */
    const open = () => site.open({ reducedMotion: "reduce", ...options });

    /** Goes through the states, and checks the page in each. */
    const go = async (page, states) => {
      const found = [];
      for (const [state, bring] of Object.entries(states)) {
        await bring(page);
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

    test("all that works", async () => {
      const afterimage = await open();
      await afterimage.ready();
      await go(afterimage.page, { ...DIGITS, ...EYES });
      afterimage.assertNoErrors();
    });

    test("all that explains, and all that leaves the page", async () => {
      const afterimage = await open();
      await afterimage.ready();
      await go(afterimage.page, AROUND);
      afterimage.assertNoErrors();
    });

    test("all that fails", async () => {
      site.server.fault(/engine-cpu.*\.wasm$|-ubyte$/, { status: 404 });
      const { page } = await open();
      await go(page, FAILURES);
    });
  });
}

describe("motion", () => {
  const site = withPage();

  /** What moves while the page loads, a switch is turned, a view chosen, and a layer, to whose maps the page scrolls. */
  const moves = async (reducedMotion) => {
    const afterimage = await site.open({ reducedMotion, init: watch, viewport: { width: 1280, height: 700 } });
    const { page } = afterimage;
    await afterimage.ready();
    for (const selector of [".switch", "input[name=view] >> nth=1", "[data-layer='3']"]) {
      await page.locator(selector).first().evaluate((element) => element.click());
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

  /** Runs in the page: notes what is animated, and counts the frames before which the page scrolled. */
  function watch() {
    window.motion = { animations: new Set(), scrolls: 0 };
    let place = 0;
    const frame = () => {
      for (const { animationName, transitionProperty } of document.getAnimations()) {
        window.motion.animations.add(animationName ?? transitionProperty);
      }
      if (window.scrollY !== place) window.motion.scrolls += 1;
      place = window.scrollY;
      requestAnimationFrame(frame);
    };
    frame();
  }

  test("nothing moves by itself for those who asked for that", async () => {
    assert.deepEqual(await moves("reduce"), { animations: [], scrolls: 1 });
  });

  test("for all others something does", async () => {
    const { animations, scrolls } = await moves("no-preference");
    assert.ok(animations.includes("translate") && scrolls > 1, `${animations}, and ${scrolls} scrolls`);
  });
});

for (const colorScheme of ["light", "dark"]) {
  describe(`a person's own few colours, ${colorScheme}`, () => {
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
    /** How many pixels of an element's looks an act changes, once it has neither the pointer nor the focus. */
    const changed = async (element, act) => {
      const before = await look(page, element);
      await act();
      await page.mouse.move(0, 0);
      await page.evaluate(() => document.activeElement.blur());
      return difference(page, before, await look(page, element));
    };
    const hide = (element) => () => element.evaluate((hidden) => (hidden.style.visibility = "hidden"));

    test("what is chosen looks unlike what is not", async () => {
      const choices = [".switch", ".segmented label >> nth=1", ".samples button >> nth=4", "[data-layer='5']"];
      for (const selector of [...choices, "a[href='#eyes']", ".eye-row button >> nth=4", ".swatch >> nth=3"]) {
        const choice = first(selector);
        await choice.waitFor();
        const pixels = await changed(choice, () => choice.click());
        assert.ok(pixels >= SEEN, `${selector}: ${pixels} pixels differ`);
      }
    });

    test("what can be taken hold of is seen, and so are the plates' edges", async () => {
      for (const toggle of await page.locator(".corruption-tool > .switch").all()) await toggle.click();
      await page.locator(".corruption-tool .row button").last().waitFor();
      await afterimage.button("Add a box").click();
      for (const handle of await page.locator(".handle").all()) {
        assert.ok((await changed(handle, hide(handle))) >= SEEN, await handle.getAttribute("class"));
      }
      // More than a thumb has: the track too.
      assert.ok((await changed(first("#noise"), hide(first("#noise")))) >= 700, "the slider's track");
      await afterimage.clear();
      const pad = first(".drawing .frame");
      const { width } = await pad.boundingBox();
      assert.ok((await changed(pad, hide(pad))) >= 4 * width, "the pad's edges");
    });
  });
}

describe("the check itself", () => {
  const site = withPage();

  test("finds a button without a name, grey words on grey, and a heading out of order", async () => {
    const { page } = await site.open({ reducedMotion: "reduce" });
    await comes(page, "main h2");
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
