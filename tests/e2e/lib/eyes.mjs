// The eyes' workspace, as a person uses it.
import { difference } from "./picture.mjs";
import { until } from "./until.mjs";

export const CLEAN = "The clean eye";
export const CROSSED = "The eye as the network gets it";
export const RESTORED = "Reconstruction";

/** An opened page, gone over to the eyes, and ready. */
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

  /** Red, green and blue in [0, 1] of each pixel that a canvas shows, all in one row. */
  colours(label) {
    return this.page.evaluate((name) => {
      const canvas = document.querySelector(`canvas[aria-label="${name}"]`);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(data.filter((_, index) => index % 4 < 3), (value) => value / 255);
    }, label);
  }

  /** Waits until a canvas no longer shows `before`, and returns what it shows. */
  changed(label, before) {
    return until(`"${label}" changes`, async () => {
      const now = await this.colours(label);
      return difference(now, before) > 0 && now;
    });
  }

  /** Waits until the newest picture is restored: until ten frames go by in which no canvas changes. */
  settles() {
    const all = async () => (await Promise.all([CLEAN, CROSSED, RESTORED].map((label) => this.colours(label)))).flat();
    return until("the eye is restored", async () => {
      const before = await all();
      await this.page.evaluate(async () => {
        for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      });
      return difference(await all(), before) === 0;
    });
  }

  /** What the three canvases show. */
  async shown() {
    const [clean, crossed, restored] = await Promise.all([CLEAN, CROSSED, RESTORED].map((label) => this.colours(label)));
    return { clean, crossed, restored };
  }

  /** Chooses a file, as the browser's own dialog does. */
  choose(file) {
    return this.file.setInputFiles(file);
  }

  /** Pastes or drops a file anywhere on the page. */
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

/** Mean squared error of two pictures at the values that `marks` names. */
export function errorAt(a, b, marks) {
  return marks.reduce((sum, place) => sum + (a[place] - b[place]) ** 2, 0) / Math.max(marks.length, 1);
}

/** The values that a crosshair changed clearly. */
export function covered({ clean, crossed }) {
  return clean.flatMap((value, place) => (Math.abs(value - crossed[place]) > 0.2 ? [place] : []));
}
