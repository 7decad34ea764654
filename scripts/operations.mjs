// Gives back the README's table of a contract: each operation, and which credentials may call it.

/** Gives back the table in Markdown. `contract` is an OpenAPI document. */
export function tableOfOperations(contract) {
  const credentials = Object.keys(contract.components.securitySchemes);
  const rows = Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      `\`${method.toUpperCase()}\``,
      `\`${path}\``,
      ...credentials.map((credential) => accessOf(credential, operation, contract)),
    ]),
  );
  const header = ['Method', 'Path', ...credentials.map(nameOf)];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [header, header.map(() => '---'), ...rows].map(line).join('\n');
}

/** Gives back `issuing key` for `issuingKey`. */
function nameOf(credential) {
  return credential.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Gives back `yes`; `in part` where some parameters or fields are for others; nothing where the credential is refused. */
function accessOf(credential, operation, contract) {
  const callers = (operation.security ?? contract.security).flatMap((scheme) => Object.keys(scheme));
  if (!callers.includes(credential)) return '';
  const parts = [operation.parameters, operation.requestBody, operation.responses?.['200']];
  return parts.some((part) => isWithheld(credential, part, contract, new Set())) ? 'in part' : 'yes';
}

/** Says whether something in this part of the contract is for other credentials only. */
function isWithheld(credential, part, contract, seen) {
  if (typeof part !== 'object' || part === null || seen.has(part)) return false;
  seen.add(part);
  if (part['x-credentials']?.includes(credential) === false) return true;
  const target =
    part.$ref &&
    part.$ref
      .split('/')
      .slice(1)
      .reduce((value, name) => value[name], contract);
  return [target, ...Object.values(part)].some((inner) => isWithheld(credential, inner, contract, seen));
}
