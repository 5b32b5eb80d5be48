// A real browser: the one that CHROME_PATH names, the system's, or the one that came with npm.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import packaged from "@sparticuz/chromium";
import { chromium } from "playwright-core";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
// As root there is no sandbox; and a benchmark has nothing to ask from the world outside.
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return process.env.CHROME_PATH ?? NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export async function launch(...more) {
  const system = systemBrowser();
  return system !== undefined
    ? chromium.launch({ executablePath: system, args: [...QUIET, ...more] })
    : chromium.launch({
        executablePath: await packaged.executablePath(),
        args: [...packaged.args.filter((argument) => argument !== "--single-process"), ...more],
      });
}
