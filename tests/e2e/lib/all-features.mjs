// Shows as many features of a workspace at once as possible.
import { eyesOf } from "./eyes.mjs";
import { GRADIENT } from "./files.mjs";

const wipe = ({ page }) => page.getByRole("radio", { name: "Wipe" }).check({ force: true });

export const showAllFeatures = {
  /** Crosshairs, erased boxes, the wipe and a morph. */
  async digits(afterimage) {
    for (const name of ["Crosshair", "Erase a part"]) await afterimage.switch(name).click();
    for (const name of ["Add another", "Add a box", "Add a box", "Morph into 3"]) await afterimage.button(name).click();
    await wipe(afterimage);
    await afterimage.settles();
  },

  /** A picture of the user's own, and the wipe. */
  async eyes(afterimage) {
    const eyes = await eyesOf(afterimage);
    await eyes.choose(GRADIENT);
    await afterimage.page.locator(".cropper").waitFor();
    await wipe(afterimage);
    await eyes.settles();
  },
};
