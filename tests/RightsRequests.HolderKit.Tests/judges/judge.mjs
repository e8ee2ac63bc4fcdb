// node judge.mjs asyncapi FILE            by the JSON Schema of AsyncAPI 3.0.0
// node judge.mjs schema FILE              by the JSON Schema of JSON Schema, draft 7; strictly compiled
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import formats from 'ajv-formats';

const require = createRequire(import.meta.url);
const [kind, file] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const faults = [];
if (kind === 'asyncapi') {
  // It brings the schema of JSON Schema along: a second one would be one too many.
  const ajv = formats(new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false }));
  const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0.json'));
  if (!validate(document)) faults.push(...validate.errors.map(error => `${error.instancePath} ${error.message}`));
}
const schemas = kind === 'asyncapi' ? Object.values(document.components.messages).map(message => message.payload.schema) : [document];
for (const schema of schemas) {
  try {
    formats(new Ajv({ strict: true, strictRequired: false })).compile(schema);
  } catch (error) {
    faults.push(error.message);
  }
}
console.log(faults.join('\n'));
process.exit(faults.length ? 1 : 0);
