// Usage: node page-check.mjs NODE_MODULES CHROMIUM PAGE [FRAGMENT [SCREENSHOT_PREFIX]]
// Opens the page, at the place of the fragment if it is not empty, narrow and wide, light and dark, and prints what went wrong as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, executablePath, page, fragment, screenshots] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/x.js`));
const { chromium } = require("playwright-core");
const address = pathToFileURL(page).href + (fragment ? `#${fragment}` : "");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const seen = { views: 0, errors: [], requests: [], violations: [], steps: "", title: "", overflow: 0 };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const width of [400, 1400]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const tab = await context.newPage();
    tab.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") { seen.errors.push(message.text()); } });
    tab.on("pageerror", (error) => seen.errors.push(String(error)));
    tab.on("request", (request) => { if (request.url().split("#")[0] !== pathToFileURL(page).href) { seen.requests.push(request.url()); } });
    await tab.goto(address);
    const next = tab.getByRole("button", { name: "Next step" }).first();
    if (await next.count() > 0) {
      await next.focus();
      await tab.keyboard.press("Enter");
      seen.steps = await tab.locator("[aria-live]").first().textContent();
    }
    seen.title = await tab.title();
    await tab.addScriptTag({ content: axe });
    const report = await tab.evaluate(() => globalThis.axe.run());
    seen.violations.push(...report.violations.map((one) =>
      `${width} ${colorScheme} ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`));
    seen.overflow += Math.max(0, await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
    if (screenshots) { await tab.screenshot({ path: `${screenshots}-${width}-${colorScheme}.png`, fullPage: true }); }
    seen.views += 1;
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(seen));
