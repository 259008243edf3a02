// A client of WebDriver, the protocol that the drivers of all browsers speak: https://www.w3.org/TR/webdriver2/
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { until } from "./until.mjs";

/** The name under which WebDriver sends a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The characters that stand for keys without a character, by the names that browsers give these keys. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Space: " ",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** A driver that does not answer within this time hangs. */
const LIMIT_MS = 60_000;

/** WebKit's driver sometimes misses that a page has loaded, and would wait for minutes. */
const LOAD_LIMIT_MS = 15_000;

/** A browser with a new profile, and its only window. */
export class Session {
  /**
   * Starts a driver and the browser.
   *
   * @param driver its `command` and `env`, the variables that it and the browser get
   * @param capabilities what is asked of the driver
   */
  static async start({ command, env }, capabilities) {
    const session = new Session();
    const port = await freePort();
    session.driver = spawn(command, [`--port=${port}`], { env: { ...process.env, ...env }, stdio: "ignore" });
    session.url = `http://127.0.0.1:${port}`;
    try {
      await until(`${command} is ready`, async () => (await session.send("GET", "/status")).ready);
      const { sessionId } = await session.send("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
      session.url += `/session/${sessionId}`;
      await session.send("POST", "/timeouts", { script: LIMIT_MS, pageLoad: LOAD_LIMIT_MS });
    } catch (error) {
      session.driver.kill();
      throw error;
    }
    return session;
  }

  /** Sends a command to the driver and returns its answer. */
  async send(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const { value } = await response.json();
    if (!response.ok) throw Object.assign(new Error(`${method} ${path}: ${value.message}`), { code: value.error });
    return value;
  }

  goto(url) {
    return this.navigate("/url", { url });
  }

  reload() {
    return this.navigate("/refresh", {});
  }

  /** Loads a page. Tests wait for what the page shows, so it does not matter if the driver misses the end of the load. */
  async navigate(path, body) {
    await this.send("POST", path, body).catch((error) => {
      if (error.code !== "timeout") throw error;
    });
  }

  /** Calls a function in the page and returns its result. Its arguments and its result may be elements. */
  async evaluate(run, ...values) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve()
        .then(() => (${run})(...[...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.send("POST", "/execute/async", { script, args: values });
    if (error) throw new Error(error);
    return value;
  }

  /** Clicks into the middle of an element, scrolled into view. */
  click(element) {
    return this.send("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Selects a file, as the browser's file dialog does. */
  upload(element, path) {
    return this.send("POST", `/element/${element[ELEMENT]}/value`, { text: path });
  }

  /** Presses keys one after the other. Keys that are joined by `+` are pressed together. */
  press(...keys) {
    const actions = keys.flatMap((combination) => {
      const values = combination.split("+").map((key) => KEYS[key] ?? key);
      const down = values.map((value) => ({ type: "keyDown", value }));
      return [...down, ...values.reverse().map((value) => ({ type: "keyUp", value }))];
    });
    return this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Presses the mouse's button at the first point and moves along the others. Points are pixels of the window. */
  drag([first, ...rest]) {
    const move = ([x, y], duration) => ({ type: "pointerMove", duration, x: Math.round(x), y: Math.round(y) });
    const [down, up] = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
    const actions = [move(first, 0), down, ...rest.map((point) => move(point, 60)), up];
    const mouse = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
    return this.send("POST", "/actions", { actions: [mouse] });
  }

  /** Makes the page's area of the window this large. */
  async resize(width, height) {
    const [right, bottom] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.send("POST", "/window/rect", { width: width + right, height: height + bottom });
    await until("the window has its size", () => this.evaluate((width) => innerWidth === width, width));
  }

  /** The visible part of the page as a PNG. */
  async screenshot() {
    return Buffer.from(await this.send("GET", "/screenshot"), "base64");
  }

  /** Ends browser and driver. */
  async close() {
    await this.send("DELETE", "").catch(() => {});
    this.driver.kill();
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
