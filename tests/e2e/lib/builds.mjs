// Makes other builds of the page, like those of a later deployment.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "./dist.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A build in a folder of its own. */
export class Build {
  /** @param changes by file name, functions from the file's text in dist/ to another text */
  constructor(changes = {}) {
    this.folder = mkdtempSync(join(tmpdir(), "afterimage-build-"));
    cpSync(DIST, this.folder, { recursive: true });
    for (const [file, change] of Object.entries(changes)) this.change(file, change);
    execFileSync("cargo", ["xtask", "finish", this.folder], { cwd: ROOT, stdio: "inherit" });
  }

  /** Changes a file. After the constructor, the file no longer matches its hash in the service worker. */
  change(file, change) {
    const path = join(this.folder, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}
