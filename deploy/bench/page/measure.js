// measure.js KIND URL [SECONDS]: opens a dashboard, measures one thing and prints it as one line of JSON.
import { createServer } from "node:net";
import { launch } from "./browser.js";

const VIEW = { viewport: { width: 1440, height: 900 } };
const LONGEST_WAIT = 60_000;

const [kind, url, seconds = "0"] = process.argv.slice(2);
const period = Number(seconds) * 1000;

const kinds = {
  /** Cold: a browser that has just started, without a cache. */
  async "first-row"() {
    const { browser, page } = await open(() => {
      const look = () => {
        if (document.querySelector("[data-testid=variant]") === null) {
          requestAnimationFrame(look);
          return;
        }
        // The frame with the row has been painted when the next task runs.
        requestAnimationFrame(() => {
          setTimeout(() => {
            const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
            globalThis.firstRow = {
              milliseconds: performance.now(),
              scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
            };
          });
        });
      };
      requestAnimationFrame(look);
    });
    const found = await page.waitForFunction(() => globalThis.firstRow, undefined, { timeout: LONGEST_WAIT });
    const result = await found.jsonValue();
    await browser.close();
    return result;
  },

  /** What the main thread does of itself while much arrives: the longest task of each second, and the heap. */
  async updates() {
    const { browser, page } = await openLive();
    const session = await page.context().newCDPSession(page);
    const before = await heap(session);
    await page.evaluate(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        globalThis.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
      }).observe({ type: "longtask" });
      globalThis.began = performance.now();
    });
    await page.waitForTimeout(period);
    const { tasks, began } = await page.evaluate(() => ({ tasks: globalThis.longTasks, began: globalThis.began }));
    const longest = new Array(Number(seconds)).fill(0);
    for (const { startTime, duration } of tasks) {
      const second = Math.floor((startTime - began) / 1000);
      if (second >= 0 && second < longest.length) {
        longest[second] = Math.max(longest[second], duration);
      }
    }
    const views = await page.getByTestId("total-views").textContent();
    const after = await heap(session);
    await browser.close();
    return { longest, longTasks: tasks.length, heapBefore: before, heapAfter: after, views };
  },

  /** The share of the time that the main thread works while nothing happens. */
  async idle() {
    const { browser, page } = await openLive();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const before = await worked(session);
    await page.waitForTimeout(period);
    const share = ((await worked(session)) - before) / Number(seconds);
    await browser.close();
    return { share };
  },

  async lighthouse() {
    const { default: lighthouse, desktopConfig } = await import("lighthouse");
    const port = await freePort();
    const browser = await launch(`--remote-debugging-port=${port}`);
    const flags = { port, output: "json", logLevel: "error", onlyCategories: ["performance", "accessibility", "best-practices"] };
    const scores = {};
    for (const [form, config] of [
      ["desktop", desktopConfig],
      ["mobile", undefined],
    ]) {
      const { lhr } = await lighthouse(url, flags, config);
      for (const { id, errorMessage } of Object.values(lhr.audits)) {
        if (errorMessage !== undefined) {
          // Its category may have no score then, which is not the same as 0.
          console.error(`Lighthouse for ${form}: ${id}: ${errorMessage}`);
        }
      }
      scores[form] = Object.fromEntries(
        Object.values(lhr.categories).map(({ id, score }) => [
          id.replaceAll("-", "_"),
          score === null ? null : Math.round(score * 100),
        ]),
      );
    }
    await browser.close();
    return scores;
  },
};

async function open(script) {
  const browser = await launch();
  const page = await (await browser.newContext(VIEW)).newPage();
  if (script !== undefined) {
    await page.addInitScript(script);
  }
  await page.goto(url);
  return { browser, page };
}

/** Once it is live, and all that comes later than the first row has come. */
async function openLive() {
  const opened = await open();
  await opened.page.locator("[data-testid=connection][data-state=live]").waitFor({ timeout: LONGEST_WAIT });
  await opened.page.waitForLoadState("networkidle");
  await opened.page.waitForTimeout(3_000);
  return opened;
}

async function heap(session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}

async function worked(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

console.log(JSON.stringify(await kinds[kind]()));
