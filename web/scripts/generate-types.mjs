// Types of the services' APIs from the OpenAPI documents that the .NET build emits into openapi/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../openapi/', import.meta.url);
const schema = new URL('../src/api/schema/', import.meta.url);

/**
 * The documents say less than is so. Numbers: ASP.NET reads them from text too, but never writes them that way. Discriminators: a property that
 * can hold one word only is always written.
 */
function sharpened(value) {
  if (Array.isArray(value)) return value.map(sharpened);
  if (value === null || typeof value !== 'object') return value;
  const sharp = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sharpened(part)]));
  if (Array.isArray(sharp.type) && sharp.type.some(type => type === 'integer' || type === 'number')) {
    sharp.type = sharp.type.filter(type => type !== 'string');
    delete sharp.pattern;
  }
  if (sharp.properties?.type?.enum?.length === 1) sharp.required = [...new Set([...(sharp.required ?? []), 'type'])];
  return sharp;
}

mkdirSync(schema, { recursive: true });
for (const file of readdirSync(documents).filter(name => name.endsWith('.json'))) {
  const document = sharpened(JSON.parse(readFileSync(new URL(file, documents), 'utf8')));
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  writeFileSync(new URL(file.replace('.json', '.d.ts'), schema), `// Generated from openapi/${file} by \`npm run types\`.\n${types}`);
}
