// The rules of accessibility that a program can check, by axe-core.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "./until.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 up to level AA, and what axe-core counts as good practice beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What breaks a rule in the page as it stands: the rule, the element, and what is wrong with it. */
export async function violations(page) {
  // Evaluated, and not added as a script: that is what the page's content security policy forbids.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  await rests(page);
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

/** What is old is faint until the new has come, and is no text to be judged by its contrast. */
function rests(page) {
  return until("nothing on the page is old or moves", () =>
    page.evaluate(() => !document.querySelector(".stale") && document.getAnimations().length === 0),
  );
}
