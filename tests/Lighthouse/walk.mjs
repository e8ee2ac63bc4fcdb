// Lighthouse on every page of the portal and the console, in the state that a person meets it in.
//   node walk.mjs ADDRESS [--json FILE]
// Prints a line for each page and ends with 1 where one of them is below 100 for accessibility.
import { writeFileSync } from "node:fs";
import { navigation, snapshot } from "lighthouse";
import puppeteer from "puppeteer-core";

const address = process.argv[2];
const json = process.argv.indexOf("--json");
if (!address) {
  console.error("node walk.mjs ADDRESS [--json FILE]");
  process.exit(2);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  headless: "shell",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
const results = [];

const told = (name, found) => {
  const { categories, audits } = found.lhr;
  const score = id => (categories[id] ? Math.round(categories[id].score * 100) : null);
  const failed = ["accessibility", "best-practices"].flatMap(id => categories[id]?.auditRefs ?? []).filter(one => one.weight > 0 && audits[one.id].score === 0).map(one => one.id);
  const line = { page: name, accessibility: score("accessibility"), bestPractices: score("best-practices"), performance: score("performance"), failed };
  results.push(line);
  console.log([name.padEnd(48), `accessibility ${line.accessibility}`, line.bestPractices === null ? "" : `best practices ${line.bestPractices}`, line.performance === null ? "" : `performance ${line.performance}`, failed.join(" ")].filter(Boolean).join("  "));
};
// The page as it stands, whatever led to it.
const asItStands = async name => told(name, await snapshot(page, { flags: { onlyCategories: ["accessibility"] } }));
const path = () => new URL(page.url()).pathname;
const go = to => page.goto(new URL(to, address).href, { waitUntil: "load" });
const press = async selector => Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.click(selector)]);

// Answers what a page asks for and does not call optional: the first choice of each group, something fitting in each field.
const fill = () => page.evaluate(() => {
  for (const field of document.querySelectorAll("main input, main textarea, main select")) {
    const said = `${field.closest("fieldset")?.querySelector("legend")?.textContent ?? ""} ${document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? ""}`;
    if (field.type === "radio" || field.type === "checkbox") {
      const group = [...document.querySelectorAll(`main [name="${CSS.escape(field.name)}"]`)];
      if (!group.some(one => one.checked)) {
        group[0].checked = true;
      }
    } else if (field.tagName === "SELECT") {
      field.selectedIndex = Math.max(field.selectedIndex, field.options.length > 1 ? 1 : 0);
    } else if (!["hidden", "submit", "file"].includes(field.type) && !field.value && !/facultatif|optional/.test(said)) {
      field.value = field.type === "email" ? "lea.exemple@example.org" : "Léa Exemple";
    }
  }
});

try {
  for (const to of ["/", "/en"]) {
    told(to, await navigation(page, new URL(to, address).href, { flags: { onlyCategories: ["accessibility", "best-practices", "performance"] } }));
  }

  for (const to of ["/suivi", "/suivi/code", "/verifier", "/detenteur", "/demande/reprendre", "/en/suivi", "/en/suivi/code", "/en/verifier", "/en/detenteur", "/en/demande", "/en/demande/reprendre"]) {
    await go(to);
    await asItStands(to);
  }

  // The form, from its first page to its last: each step as it is met and, where nothing was answered, with its errors.
  const form = "main form:has(button.govuk-button):not([action*='reprendre']) button.govuk-button";
  await go("/demande");
  for (let step = 0; step < 40 && !(await page.$("#reference")); step++) {
    const here = path();
    await asItStands(here);
    if (step === 3) {
      await go("/demande/plus-tard");
      await asItStands("/demande/plus-tard");
      await go(here);
    }

    await press((await page.$(form)) ? form : "main a.govuk-button");
    if (await page.$(".govuk-error-summary")) {
      await asItStands(`${here} (errors)`);
      await fill();
      await press(form);
    }
  }

  const filed = await page.$eval("#reference", one => one.textContent.trim()).catch(() => null);
  if (filed === null) {
    throw new Error(`The form did not end with a reference: ${page.url()}`);
  }

  await asItStands("(request filed)");
  const code = await page.$eval("#code", one => one.textContent.trim());
  await go("/suivi");
  await page.type("#reference", filed);
  await page.type("#code", code);
  await press("main form button");
  await asItStands("/suivi (opened)");
  await go("/suivi/retrait");
  await asItStands("/suivi/retrait");

  await go("/console/sign-in");
  await asItStands("/console/sign-in");
  await page.type("#utilisateur", "lighthouse");
  await page.evaluate(() => document.querySelectorAll("main input[type=checkbox]").forEach(one => { one.checked = one.value === "dpo"; }));
  await press("main form button.govuk-button--secondary");
  const seen = new Set(["/console/sign-in"]);
  const waiting = ["/console"];
  const cases = /^\/console\/cases\/[^/]+/;
  while (waiting.length > 0) {
    const to = waiting.shift();
    const kind = to.replace(cases, "/console/cases/…").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
    if (seen.has(kind)) {
      continue;
    }

    seen.add(kind);
    const answer = await go(to);
    if (!(answer?.headers()["content-type"] ?? "").startsWith("text/html")) {
      continue;
    }

    await asItStands(kind);
    waiting.push(...await page.$$eval("a[href^='/console']:not([download])", links => links.map(link => new URL(link.href).pathname).filter(one => !/\.(pdf|csv|xlsx|zip|svg)$|\/files\/|\/letters\/.*\/pdf|\/evidence/.test(one))));
  }
} finally {
  await browser.close();
}

if (json > 0) {
  writeFileSync(process.argv[json + 1], `${JSON.stringify(results, null, 2)}\n`);
}

const below = results.filter(one => one.accessibility < 100);
console.log(`${results.length} pages, ${below.length} below 100`);
process.exit(below.length === 0 ? 0 : 1);
