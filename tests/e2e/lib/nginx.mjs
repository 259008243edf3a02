// Serves the built page with nginx, as docs/hosting.md describes it: with the files of deploy/nginx.
import { execFile, spawn, spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./dist.mjs";
import { until } from "./until.mjs";

const DEPLOY = fileURLToPath(new URL("../../../deploy/nginx", import.meta.url));

const { error, stderr } = spawnSync("nginx", ["-V"], { encoding: "utf8" });
/** Whether nginx is installed on this machine. */
export const isInstalled = !error;

/** The files that load the installed modules, on Debian and Ubuntu. */
async function modules() {
  const [, configuration] = stderr.match(/--conf-path=(\S+)/) ?? [];
  const folder = join(dirname(configuration ?? "/etc/nginx/nginx.conf"), "modules-enabled");
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".conf")).map((name) => join(folder, name));
}

/** A port of this machine that is free now. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The text with `search` replaced. It fails where the text does not contain `search`. */
function replaced(text, search, replacement) {
  if (!text.includes(search)) throw new Error(`there is no "${search}" in:\n${text}`);
  return text.replaceAll(search, replacement);
}

/**
 * Prepares the page for nginx once. `serve(layout)` starts an nginx of its own in which the page is a `"site"`, or
 * `"below a path"` of another site; `remove()` deletes the files.
 *
 * Only port and folders are changed in the configuration, and brotli_static is on where its module is installed.
 */
export async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), "afterimage-nginx-"));
  const snippets = join(folder, "snippets");
  const page = join(folder, "page");
  await mkdir(snippets);
  const script = [join(DEPLOY, "prepare.sh"), DIST, page, join(snippets, "afterimage-headers.conf")];
  // Quality 5 is fast. The tests need compressed files, not small ones.
  await promisify(execFile)("sh", script, { env: { ...process.env, BROTLI_QUALITY: "5" } });

  const loaded = await modules();
  const hasBrotli = loaded.some((path) => path.endsWith("brotli-static.conf"));
  const template = await readFile(join(DEPLOY, "afterimage.conf"), "utf8");
  const settings = hasBrotli ? replaced(template, "#brotli_static on;", "brotli_static on;") : template;
  await writeFile(join(snippets, "afterimage.conf"), settings);

  const serverOf = {
    site: async (listen) => {
      const site = await readFile(join(DEPLOY, "site.conf"), "utf8");
      return replaced(replaced(site, "listen 80;", listen), "root /srv/afterimage;", `root ${page};`);
    },
    // A site with rules of its own, which must not apply to the page.
    "below a path": async (listen) => {
      const location = await readFile(join(DEPLOY, "below-a-path.conf"), "utf8");
      await writeFile(
        join(snippets, "afterimage-location.conf"),
        replaced(location, "alias /srv/afterimage/;", `alias ${page}/;`),
      );
      return `server {
        ${listen}
        root ${folder};
        include snippets/afterimage-location.conf;
        location ~* \\.(css|js|png|wasm)$ { expires 30d; }
      }`;
    },
  };

  const serve = async (layout) => {
    const port = await freePort();
    const server = await serverOf[layout](`listen 127.0.0.1:${port};`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const configuration = `
      ${process.getuid?.() === 0 ? "user root root;" : ""}
      ${loaded.map((path) => `include ${path};`).join("\n")}
      daemon off;
      worker_processes 1;
      pid ${join(folder, `${port}.pid`)};
      error_log stderr warn;
      events {}
      http {
        access_log off;
        ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n")}
        ${server}
      }`;
    const path = join(folder, `${port}.conf`);
    await writeFile(path, configuration);
    const nginx = spawn("nginx", ["-e", "stderr", "-c", path], { stdio: ["ignore", "inherit", "pipe"] });
    const messages = [];
    nginx.stderr.on("data", (message) => messages.push(message));
    const ended = new Promise((resolve) => nginx.once("close", resolve));
    const url = `http://127.0.0.1:${port}/${layout === "site" ? "" : "afterimage/"}`;
    await until("nginx answers", async () => {
      if (nginx.exitCode !== null) return true;
      return (await fetch(url)).ok;
    });
    if (nginx.exitCode !== null) throw new Error(`nginx did not start:\n${Buffer.concat(messages)}`);
    return {
      url,
      hasBrotli,
      close: () => {
        nginx.kill();
        return ended;
      },
    };
  };

  return { serve, remove: () => rm(folder, { recursive: true }) };
}
