// The setup of the tests of the built page: a server and a browser for all tests of a `describe`.
import { after, afterEach, before } from "node:test";
import { open } from "./afterimage.mjs";
import { launch } from "./browser.mjs";
import { servePage } from "./dist.mjs";

/**
 * Called inside a `describe`. After each test it ends the server's faults and closes the pages.
 *
 * @param options those of `launch`
 * @returns `open(options)`, which opens the page, or the `address` of the options, in a new browser context; `server`,
 *   during the tests
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
