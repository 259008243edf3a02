// Weights that are missing or damaged: the page reports it, and the user can try again.
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const WEIGHTS = /restore\.safetensors$/;

describe("weights", () => {
  const site = withPage();

  const faults = {
    "are missing from the server": { how: { status: 404 }, message: /restore/ },
    "arrive cut in half": { how: { keep: 0.5 }, message: /weights of .?restore/ },
    "stop arriving half way": { how: { abort: true }, message: /restore/ },
  };
  for (const [what, { how, message }] of Object.entries(faults)) {
    test(`weights that ${what} are reported, and can be loaded again`, async () => {
      site.server.fault(WEIGHTS, how);
      const afterimage = await site.open();
      await afterimage.reaches("failed");
      await afterimage.shows(message);
      // Without the file, another attempt requests it again and fails again.
      const requests = () => site.server.requests.filter((path) => WEIGHTS.test(path)).length;
      const before = requests();
      await afterimage.button("Try again").click();
      await until("the weights are requested again", () => requests() > before);
      await afterimage.reaches("failed");
      await afterimage.shows(message);
      site.server.heal();
      await afterimage.button("Try again").click();
      await afterimage.ready("CPU");
      await afterimage.setNoise(0);
      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await until("the seven is restored", async () => brightest(await afterimage.reconstruction()) > 0.5);
    });
  }

  test("a golden file that is cut off is refused", async () => {
    site.server.fault(/restore\.golden\.safetensors$/, { keep: 0.5 });
    const afterimage = await site.open();
    await afterimage.reaches("failed");
    await afterimage.shows(/restore/);
  });
});
