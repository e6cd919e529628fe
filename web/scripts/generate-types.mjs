// Types of the services' APIs from the OpenAPI documents that the .NET build emits into openapi/.
import { readdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../openapi/', import.meta.url);
const schema = new URL('../src/api/schema/', import.meta.url);

for (const file of readdirSync(documents).filter(name => name.endsWith('.json'))) {
  const types = astToString(await openapiTS(new URL(file, documents), { alphabetize: true }));
  writeFileSync(new URL(file.replace('.json', '.d.ts'), schema), `// Generated from openapi/${file} by \`npm run types\`.\n${types}`);
}
