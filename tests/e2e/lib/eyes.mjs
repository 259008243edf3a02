// The eyes' workspace as a user operates it.
import { difference } from "./picture.mjs";
import { until } from "./until.mjs";

export const CLEAN = "The clean eye";
export const CORRUPTED = "The eye as the network gets it";
export const RESTORED = "Reconstruction";

/** Switches an open page to the eyes' workspace and waits until it is ready. */
export async function eyesOf(afterimage) {
  await afterimage.page.getByRole("link", { name: "Eyes", exact: true }).click();
  const eyes = new Eyes(afterimage);
  await until("the eyes are there", () => eyes.gallery.count());
  await afterimage.ready();
  await eyes.settles();
  return eyes;
}

export class Eyes {
  constructor(afterimage) {
    this.afterimage = afterimage;
    this.page = afterimage.page;
    this.gallery = this.page.getByRole("toolbar", { name: "Eyes that the network has never seen" }).getByRole("button");
    this.picture = this.page.getByRole("group", { name: "What the network sees" });
    this.own = this.page.getByRole("button", { name: "Your own picture", exact: true });
    this.file = this.page.locator(".own input[type=file]");
    this.square = this.page.getByRole("slider", { name: "Square: position" });
  }

  slider(name) {
    return this.page.getByRole("slider", { name, exact: true });
  }

  /** The pixels of a canvas as one array: red, green and blue in [0, 1] of each pixel, row by row. */
  colours(label) {
    return this.page.evaluate((name) => {
      const canvas = document.querySelector(`canvas[aria-label="${name}"]`);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(
        data.filter((_, index) => index % 4 < 3),
        (value) => value / 255,
      );
    }, label);
  }

  /** Waits until a canvas differs from `before`, and returns its pixels. */
  changed(label, before) {
    return until(`"${label}" changes`, async () => {
      const now = await this.colours(label);
      return difference(now, before) > 0 && now;
    });
  }

  /** Waits until the newest picture is restored: until no canvas changes for ten frames. */
  settles() {
    const all = async () =>
      (await Promise.all([CLEAN, CORRUPTED, RESTORED].map((label) => this.colours(label)))).flat();
    return until("the eye is restored", async () => {
      const before = await all();
      await this.page.evaluate(async () => {
        for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      });
      return difference(await all(), before) === 0;
    });
  }

  /** The pixels of the three canvases. */
  async shown() {
    const [clean, corrupted, restored] = await Promise.all(
      [CLEAN, CORRUPTED, RESTORED].map((label) => this.colours(label)),
    );
    return { clean, corrupted, restored };
  }

  /** Selects a file, as the browser's file dialog does. */
  choose(file) {
    return this.file.setInputFiles(file);
  }

  /** Pastes or drops a file on the page. */
  give(how, { name, mimeType, buffer }) {
    return this.page.evaluate(
      ([how, name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name, { type }));
        const options = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
        const event = how === "paste" ? new ClipboardEvent(how, options) : new DragEvent(how, options);
        document.body.dispatchEvent(event);
      },
      [how, name, mimeType, [...buffer]],
    );
  }
}

/** The mean squared error of two pictures at these indices. */
export function errorAt(a, b, indices) {
  return indices.reduce((sum, index) => sum + (a[index] - b[index]) ** 2, 0) / Math.max(indices.length, 1);
}

/** The indices of the values that the crosshair changed clearly. */
export function covered({ clean, corrupted }) {
  return clean.flatMap((value, index) => (Math.abs(value - corrupted[index]) > 0.2 ? [index] : []));
}
