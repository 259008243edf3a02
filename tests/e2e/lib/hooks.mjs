// What the tests over the built page share: a server and a browser, from the first test of a `describe` to its last.
import { after, afterEach, before } from "node:test";
import { open } from "./afterimage.mjs";
import { launch } from "./browser.mjs";
import { servePage } from "./dist.mjs";

/**
 * To be called inside of a `describe`. After each test the server's faults are healed and the pages closed.
 *
 * @param options as `launch` takes them
 * @returns `open(options)`, which opens the page, or the `address` among the options, in a browser context of its own; `server`, during the tests
 */
export function withPage(options) {
  const opened = [];
  let server, browser;
  before(async () => {
    server = await servePage();
    browser = await launch(options);
  });
  afterEach(async () => {
    server?.heal();
    for (const afterimage of opened.splice(0)) await afterimage.close();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get server() {
      return server;
    },
    async open({ address = server.url, ...options } = {}) {
      const afterimage = await open(browser, address, options);
      opened.push(afterimage);
      return afterimage;
    },
  };
}
