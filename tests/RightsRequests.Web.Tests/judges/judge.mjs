// Reads HTML from standard input, judges it, and prints one line per fault.
import { readFileSync } from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const loader = new StaticConfigLoader({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Written by the framework's serialiser; without meaning for a reader.
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "long-title": "off",
    // Everything comes from our own address.
    "require-sri": ["error", { target: "crossorigin" }],
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
    "no-inline-style": "error",
  },
});
const report = await new HtmlValidate(loader).validateString(readFileSync(0, "utf8"));
for (const message of report.results.flatMap(one => one.messages)) {
  console.log(`${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
}
