// Reads pages from standard input, a line of JSON each, judges them, and answers with one line of JSON: an array of faults.
import { createInterface } from "node:readline";
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
const judge = new HtmlValidate(loader);
for await (const line of createInterface({ input: process.stdin })) {
  const report = await judge.validateString(JSON.parse(line));
  const faults = report.results.flatMap(one => one.messages);
  console.log(JSON.stringify(faults.map(one => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`)));
}
