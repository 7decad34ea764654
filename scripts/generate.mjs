// Writes the TypeScript types of each contract beside its provider. With --check it writes nothing and fails where a file is not up to date.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';

const providers = ['stripe', 'bridge'];
const isCheck = process.argv.includes('--check');

for (const name of providers) {
  const contract = new URL(`../fixtures/${name}/openapi.json`, import.meta.url);
  const target = new URL(`../src/providers/${name}/contract.ts`, import.meta.url);
  const types = astToString(await openapiTypescript(contract, { immutable: true }));
  const text = `// Generated from fixtures/${name}/openapi.json by "npm run generate". Change the contract, not this file.\n\n${types}`;

  if (!isCheck) await writeFile(target, text);
  else if ((await readFile(target, 'utf8')) !== text) {
    console.error(`src/providers/${name}/contract.ts is not up to date with its contract. Run: npm run generate`);
    process.exitCode = 1;
  }
}
