// node validate.js SCHEMA DOCUMENT: says what in an OSCAL document its official schema does not allow, a line each, and ends with 1 if anything.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import formats from 'ajv-formats';

const [schema, document] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, 'utf8')));

// The schemas name each definition by a fragment as well, which JSON Schema draft 7 has no use for.
for (const definition of Object.values(schema.definitions)) delete definition.$id;

const ajv = formats(new Ajv({ strict: false, allErrors: true }));
const validate = ajv.compile(schema);
if (!validate(document)) {
  for (const error of validate.errors.slice(0, 20)) console.log(`${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  process.exitCode = 1;
}
