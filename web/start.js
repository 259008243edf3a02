// Runs before the first paint and without the page's program: applies the saved theme, starts the CPU engine, and says why
// the program does not start. It is a classic script in old syntax, so that it also runs in browsers that are too old for
// the program.
(() => {
  /** The sentences for each reason. The page's other texts are in crates/app. */
  const TEXTS = {
    en: {
      unsupported:
        "This page needs WebAssembly with SIMD, which this browser does not have or has switched off: please open it in a current version of Chrome, Edge, Firefox or Safari.",
      failed:
        "The page’s program could not be loaded or started: please check the connection, allow this page’s scripts if something blocks them, and reload the page; if that does not help, update the browser.",
      late: "The page’s program has not started for 20 seconds: if the connection is slow, please wait a little longer, and otherwise reload the page.",
    },
    "zh-Hans": {
      unsupported:
        "本页面需要带 SIMD 的 WebAssembly，而这个浏览器不支持或已将其关闭：请用新版本的 Chrome、Edge、Firefox 或 Safari 打开。",
      failed:
        "页面的程序未能载入或启动：请检查网络连接，如有拦截请允许本页面的脚本，然后重新载入页面；如果仍然不行，请更新浏览器。",
      late: "页面的程序过了 20 秒还没有启动：如果网络较慢，请再等一会儿；否则请重新载入页面。",
    },
  };
  const LATE_MS = 20000;

  /** A module with SIMD: (func (result v128) (i8x16.splat (i32.const 0))). */
  const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

  let saved = "";
  try {
    saved = localStorage.getItem("afterimage.preferences") || "";
  } catch (_) {
    // The browser forbids storage.
  }
  const chosen = (name) => (new RegExp(`\\b${name}=(\\S+)`).exec(saved) || [])[1];

  const theme = chosen("theme");
  if (theme) {
    document.documentElement.dataset.theme = theme;
    document.querySelectorAll("meta[name=theme-color]").forEach((bars) => {
      bars.media = bars.dataset.theme === theme ? "all" : "not all";
    });
  }

  /** Says it in place of "Loading…", which the program replaces when it starts. */
  const say = (reason) => {
    const line = document.getElementById("loading");
    if (!line) return;
    const language = chosen("language") || navigator.languages.find((tag) => /^(en|zh)\b/.test(tag)) || "";
    line.lang = /^zh/.test(language) ? "zh-Hans" : "en";
    line.setAttribute("role", "alert");
    line.textContent = TEXTS[line.lang][reason];
  };

  /**
   * Starts the CPU engine, so that it is fetched at the same time as the page's program, which takes it over
   * (web/browser/early_worker.rs). Until then its events are kept.
   */
  const startEngine = () => {
    const worker = new Worker("worker.js?program=engine-cpu", { type: "module" });
    const events = [];
    worker.onmessage = worker.onmessageerror = (event) => events.push(event);
    worker.onerror = (event) => {
      // Otherwise it would also be an error of the window, which `say` reports as one of the page's program.
      event.preventDefault();
      events.push(event);
    };
    window.earlyWorkers = { "engine-cpu": { worker, events } };
  };

  if (typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(SIMD))) {
    try {
      startEngine();
    } catch (_) {
      // The program tries again, and reports why it fails.
    }
    // A file that cannot be loaded is an event that does not bubble.
    addEventListener("error", () => say("failed"), true);
    addEventListener("unhandledrejection", () => say("failed"));
    setTimeout(() => say("late"), LATE_MS);
  } else {
    document.addEventListener("readystatechange", () => say("unsupported"));
  }
})();
