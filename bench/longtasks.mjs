// Measures the tasks of the page's main thread while the user draws, or drags the crosshair over an eye:
// `cargo xtask bench longtasks [--workspace digits|eyes] [--seconds 20]`.
//
// Prints the long tasks that the browser reports to pages (over 50 ms), and the longest tasks of the main thread in the
// browser's trace. Meanwhile the CPU engine responds, and every part of the page is in view. With digits, every third
// stroke is made with the eraser. Exits with 1 where a task took longer than 50 ms.
import { WHOLE_PAGE, openCpuPage } from "./lib/cpu-page.mjs";
import { options } from "./lib/options.mjs";
import { eyesOf } from "../tests/e2e/lib/eyes.mjs";

const LIMIT_MS = 50;
const { seconds, workspace } = options({ seconds: 20, workspace: "digits" });

const { afterimage, trace, close } = await openCpuPage();
const { page } = afterimage;
const frame = workspace === "eyes" ? (await eyesOf(afterimage)).picture : afterimage.pad;
await page.setViewportSize(WHOLE_PAGE);
await page.evaluate(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask" });
});
let moves = 0;
const events = await trace(["disabled-by-default-devtools.timeline"], draw);
const reported = await page.evaluate(() => window.longTasks);
const status = await afterimage.status.innerText();
await close();

const mainThreads = new Set(
  events
    .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
    .map(({ pid, tid }) => `${pid} ${tid}`),
);
const tasks = events
  .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && mainThreads.has(`${pid} ${tid}`))
  .map(({ dur = 0 }) => dur / 1000)
  .sort((a, b) => b - a);
if (tasks.length === 0) throw new Error("the trace names no task of the main thread");

const longest = Math.max(tasks[0], ...reported.map(({ duration }) => duration));
console.log(`${moves} moves in ${seconds} s; status of the page: ${status.replace(/\s+/g, " ")}`);
console.log(`long tasks reported: ${reported.length}`);
console.log(
  `tasks on the main thread: ${tasks.length}, the longest ${tasks
    .slice(0, 5)
    .map((ms) => ms.toFixed(1))
    .join(", ")} ms`,
);
console.log(`longest: ${longest.toFixed(1)} ms of at most ${LIMIT_MS} ms`);
process.exitCode = longest > LIMIT_MS ? 1 : 0;

/** Draws loops on the picture, a stroke a second, as fast as the page handles the moves. */
async function draw() {
  await frame.scrollIntoViewIfNeeded();
  const box = await frame.boundingBox();
  const end = Date.now() + seconds * 1000;
  for (let stroke = 0; Date.now() < end; stroke += 1) {
    if (workspace === "digits") {
      await page.getByRole("radio", { name: stroke % 3 === 2 ? "Eraser" : "Pen" }).check({ force: true });
    }
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
    await page.mouse.down();
    for (const strokeEnd = Date.now() + 1000; Date.now() < strokeEnd; moves += 1) {
      const angle = moves / 9;
      const radius = 0.15 + 0.2 * Math.abs(Math.sin(moves / 70));
      const [x, y] = [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    }
    await page.mouse.up();
  }
}
