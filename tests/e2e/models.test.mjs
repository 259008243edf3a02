// Weights that do not arrive, or arrive spoiled: the page says so, and lets one try again.
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const WEIGHTS = /restore\.safetensors$/;

describe("weights", () => {
  const site = withPage();

  const faults = {
    "are missing from the server": { how: { status: 404 }, said: /restore/ },
    "arrive cut in half": { how: { keep: 0.5 }, said: /weights of .?restore/ },
    "stop arriving half way": { how: { abort: true }, said: /restore/ },
  };
  for (const [what, { how, said }] of Object.entries(faults)) {
    test(`weights that ${what} are named, and trying again helps`, async () => {
      site.server.fault(WEIGHTS, how);
      const afterimage = await site.open();
      await afterimage.reaches("failed");
      await afterimage.shows(said);
      // While it is broken, trying again asks again, and fails again.
      const asked = () => site.server.requests.filter((path) => WEIGHTS.test(path)).length;
      const before = asked();
      await afterimage.button("Try again").click();
      await until("the weights are asked for again", () => asked() > before);
      await afterimage.reaches("failed");
      await afterimage.shows(said);
      site.server.heal();
      await afterimage.button("Try again").click();
      await afterimage.ready("CPU");
      await afterimage.setNoise(0);
      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await until("the seven is restored", async () => brightest(await afterimage.reconstruction()) > 0.5);
    });
  }

  test("a golden file that is cut is refused", async () => {
    site.server.fault(/restore\.golden\.safetensors$/, { keep: 0.5 });
    const afterimage = await site.open();
    await afterimage.reaches("failed");
    await afterimage.shows(/restore/);
  });
});
