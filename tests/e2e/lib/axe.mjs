// Checks the page with axe-core: the accessibility rules that a program can test.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "./until.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 up to level AA, and the best practices of axe-core. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The violations in the page's current state: each with the rule, the element and the reason. */
export async function violations(page) {
  // Evaluated and not added as a script element, which the page's content security policy forbids.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  await settled(page);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message);
        return `${id}: ${target.join(" ")}: ${why.join("; ")}`;
      }),
    );
  }, RULES);
}

/** Waits until no result is outdated and no animation runs. Outdated results are faded, which lowers their contrast. */
function settled(page) {
  return until("nothing on the page is outdated or animated", () =>
    page.evaluate(() => !document.querySelector(".stale") && document.getAnimations().length === 0),
  );
}
