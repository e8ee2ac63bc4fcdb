// Keyboard shortcuts of the console. Every key stands in data-hotkey of the link, button or field that it acts on.
import { install } from "./hotkey.js";

for (const element of document.querySelectorAll("[data-hotkey]")) {
  install(element);
}

// Keys that stand on no element: j and k go through the lines of the page's list.
const go = step => {
  const lines = [...document.querySelectorAll("main tbody tr")].map(row => row.querySelector("a")).filter(Boolean);
  const at = lines.indexOf(document.activeElement);
  lines[at < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.min(Math.max(at + step, 0), lines.length - 1)]?.focus();
};
const acts = {
  "j": () => go(1),
  "k": () => go(-1),
  "/": () => document.querySelector("#q")?.focus(),
  "t": () => document.querySelector("#a-faire")?.focus(),
  "u": () => location.pathname.startsWith("/console/cases/") && location.assign("/console"),
};
for (const [key, act] of Object.entries(acts)) {
  const button = document.createElement("button");
  button.addEventListener("click", act);
  install(button, key);
}

// The help sheet opens over the page, so that nothing written there is lost; without this it is a page of its own.
const help = document.querySelector("#aide-clavier");
help?.addEventListener("click", async event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  const open = document.querySelector("dialog.rr-keys");
  if (open) {
    open.close();
    return;
  }
  const page = await fetch(help.href);
  const sheet = page.ok && !page.redirected && new DOMParser().parseFromString(await page.text(), "text/html").querySelector("#touches");
  if (!sheet) {
    location.assign(help.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "rr-keys";
  dialog.setAttribute("aria-labelledby", "touches-titre");
  dialog.append(document.importNode(sheet, true));
  dialog.addEventListener("close", () => dialog.remove());
  // Reading begins at the title, not at the buttons below.
  const title = dialog.querySelector("h1");
  title.tabIndex = -1;
  title.autofocus = true;
  document.body.append(dialog);
  dialog.showModal();
});

// From here on keys act: said where a test can see it.
document.documentElement.dataset.keys = "on";
