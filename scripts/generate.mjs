// Writes what follows from the contracts: the TypeScript types beside each provider, and the README's tables of operations.
// With --check it writes nothing and fails where a file is not up to date.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { tableOfOperations } from './operations.mjs';

/** Folders of src that have a contract of their own, by its folder in fixtures. */
const contracts = { stripe: 'src/providers/stripe', bridge: 'src/providers/bridge', control: 'src/control' };
const isCheck = process.argv.includes('--check');

/** Writes a file of the project, or says that it is not up to date. */
async function keep(name, text) {
  const target = new URL(`../${name}`, import.meta.url);
  if (!isCheck) await writeFile(target, text);
  else if ((await readFile(target, 'utf8')) !== text) {
    console.error(`${name} is not up to date with the contracts. Run: npm run generate`);
    process.exitCode = 1;
  }
}

let readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

for (const [name, folder] of Object.entries(contracts)) {
  const contract = new URL(`../fixtures/${name}/openapi.json`, import.meta.url);
  const types = astToString(await openapiTypescript(contract, { immutable: true }));
  const origin = `// Generated from fixtures/${name}/openapi.json by "npm run generate". Change the contract, not this file.`;
  await keep(`${folder}/contract.ts`, `${origin}\n\n${types}`);

  const [begin, end] = [`<!-- operations of ${name}, by "npm run generate" -->`, `<!-- end of ${name} -->`];
  const [before, rest = ''] = readme.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`README.md has no place for the operations of ${name}: ${begin} … ${end}`);
  const table = tableOfOperations(JSON.parse(await readFile(contract, 'utf8')));
  readme = `${before}${begin}\n\n${table}\n\n${end}${after}`;
}

await keep('README.md', await format(readme, { ...(await resolveConfig('README.md')), parser: 'markdown' }));
