// Opens pages in a browser as a reader does: `node look.mjs CHROMIUM SHOTS PAGE…`. Of each page it takes pictures at
// three widths, dark and in print, asks axe for what a screen reader stumbles over, and walks by keys; anything amiss
// is printed and ends in status 1. How long a page blocks is told and judges nothing, for it is the machine's as well.
import { readFileSync, statSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [chromium, shots, ...pages] = process.argv.slice(2);
if (!pages.length) {
  console.error("usage: node look.mjs CHROMIUM SHOTS PAGE…");
  process.exit(2);
}
const WIDTHS = [1400, 820, 400];
let amiss = 0;
const fault = (page, what) => {
  amiss += 1;
  console.log(`${page}: ${what}`);
};

mkdirSync(shots, { recursive: true });
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
for (const path of pages) {
  const name = basename(path, ".html");
  const tab = await browser.newPage();
  tab.on("console", (message) => fault(name, `console: ${message.text()}`));
  tab.on("pageerror", (error) => fault(name, `error: ${error.message}`));
  tab.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) fault(name, `fetches ${request.url()}`);
  });
  await tab.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await tab.evaluateOnNewDocument(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await tab.setViewport({ width: WIDTHS[0], height: 900 });
  const begun = Date.now();
  await tab.goto(pathToFileURL(resolve(path)).href);
  const opened = Date.now() - begun;

  for (const width of WIDTHS) {
    await tab.setViewport({ width, height: 900 });
    await tab.screenshot({ path: join(shots, `${name}-${width}.png`) });
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 1) fault(name, `${over} px wider than a window of ${width}`);
    const broken = await tab.evaluate(() => {
      const parts = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getClientRects().length;
      };
      const whole = [...document.querySelectorAll(".none, .drafts td")].filter((one) => /^\S+$/.test(one.textContent));
      return whole.filter((one) => parts(one) > 1).map((one) => one.textContent)[0];
    });
    if (broken) fault(name, `“${broken}” is broken in a window of ${width}`);
  }
  await tab.setViewport({ width: WIDTHS[0], height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }, { name: "prefers-reduced-motion", value: "reduce" }]);
  await tab.screenshot({ path: join(shots, `${name}-dark.png`) });

  // scrolling and walking through a long page
  await tab.evaluate(() => { window.longest = 0; });
  for (let at = 0; at <= 10; at += 1) {
    await tab.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), at / 10);
    await new Promise((done) => setTimeout(done, 60));
  }
  await tab.evaluate(() => scrollTo(0, 0));
  for (const key of ["n", "n", "p"]) await tab.keyboard.press(key);
  const steps = await tab.evaluate(() => document.querySelectorAll("[data-step], .row:not(.same, .left)").length);
  const focused = await tab.evaluate(() => document.activeElement !== document.body);
  if (steps > 0 && !focused) fault(name, "the keys lead nowhere");
  const longest = Math.round(await tab.evaluate(() => window.longest));

  // long pages say nothing new to axe behind their first rows
  const size = statSync(path).size;
  if (size < 600000) {
    for (const look of ["light", "dark"]) {
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look }, { name: "prefers-reduced-motion", value: "reduce" }]);
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const rule of found.violations) {
        const where = rule.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
        fault(name, `${look}: ${rule.id} (${rule.impact}), ${rule.nodes.length} times: ${where}`);
      }
    }
    await tab.pdf({ path: join(shots, `${name}.pdf`), format: "A4" });
  }
  const quiet = await browser.newPage();
  await quiet.setJavaScriptEnabled(false);
  await quiet.goto(pathToFileURL(resolve(path)).href);
  const words = await quiet.evaluate(() => document.body.innerText.length).catch(() => 1);
  if (!words) fault(name, "shows nothing without scripts");
  await quiet.close();
  const nodes = await tab.evaluate(() => document.querySelectorAll("*").length);
  console.log(`${name}: ${size} bytes, ${nodes} elements, open after ${opened} ms, longest task while scrolling ${longest} ms`);
  await tab.close();
}
await browser.close();
console.log(amiss ? `${amiss} things amiss` : "nothing amiss");
process.exit(amiss ? 1 : 0);
