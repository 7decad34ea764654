import { deriveAlphanumeric, type Ids } from '../../core/ids';

const accountLength = 16;
const hiddenLength = 31;

/** Gives back the account behind an API key: the same for `sk_test_abc` and `rk_test_abc`, and the name of their sandbox. */
export function accountOfApiKey(apiKey: string): string {
  const body = apiKey.replace(/^(?:sk|rk|pk)_test_/, '');
  return `acct_1${deriveAlphanumeric(`stripe account of ${body}`, accountLength - 1)}`;
}

/**
 * Gives back the secret of a new ephemeral key: `ek_test_`, the unpadded base64 of `<account>,<31 characters>`, `_00` and 8
 * characters. Of the 31, the first 16 name the sandbox: with a connected account, the account alone wouldn't.
 */
export function createSecret(sandbox: string, account: string, ids: Ids): string {
  const hidden = sandbox.slice('acct_'.length) + ids.alphanumeric(hiddenLength - accountLength);
  const encoded = Buffer.from(`${account},${hidden}`).toString('base64').replaceAll('=', '');
  return `ek_test_${encoded}_00${ids.alphanumeric(8)}`;
}

/** Gives back the sandbox and account that issued a secret; undefined where the text doesn't have the form of one. */
export function readSecret(secret: string): { readonly sandbox: string; readonly account: string } | undefined {
  const encoded = /^ek_test_([0-9A-Za-z]{1,200})_00[0-9A-Za-z]{8}$/.exec(secret)?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  const [, account, sandbox] = /^(acct_[0-9A-Za-z]+),([0-9A-Za-z]{16})[0-9A-Za-z]{15}$/.exec(decoded) ?? [];
  return account !== undefined && sandbox !== undefined ? { sandbox: `acct_${sandbox}`, account } : undefined;
}

/**
 * Gives back the id of the key with this secret: `ephkey_1`, 5 characters, the last 10 of the account, 8 characters. The
 * characters are a hash of the secret, so the secret finds its key and the id doesn't give the secret away.
 */
export function keyIdOf(secret: string, account: string): string {
  const hashed = deriveAlphanumeric(secret, 13);
  return `ephkey_1${hashed.slice(0, 5)}${endOf(account)}${hashed.slice(5)}`;
}

/** Of the characters of an id that was given out, the last ones are derived from the others. */
const checkLength = 3;

/**
 * Gives back a new id, such as `cus_` and 14 characters. The last ones are derived from the others, so that an id that was
 * given out can be told from one that a test made up: it exists only while it is stored, and only where it was created.
 */
export function createId(prefix: string, ids: Ids): string {
  return withCheck(`${prefix}_${ids.alphanumeric(11)}`);
}

/** Gives back a new id of the longer kind, which holds the end of its account's: `pm_1` and 23 characters. */
export function createAccountId(prefix: string, account: string, ids: Ids): string {
  return withCheck(`${prefix}_1${ids.alphanumeric(5)}${endOf(account)}${ids.alphanumeric(5)}`);
}

/** True for an id that was given out here, by this Mayfly or another one. Of made-up ids that long one in 238,328 looks so too. */
export function isIssuedId(id: string): boolean {
  return /^[a-z]+_(?:1[0-9A-Za-z]{23}|[0-9A-Za-z]{14})$/.test(id) && withCheck(id.slice(0, -checkLength)) === id;
}

/** True for an id that a test may make up: it has the prefix, and was not given out here. */
export function mayBeMadeUp(prefix: string, id: string): boolean {
  return id.startsWith(`${prefix}_`) && /^[a-z]+_\w{1,250}$/.test(id) && !isIssuedId(id);
}

/** Gives back the part of an account's id that ids of its objects hold: the last 10 characters. */
function endOf(account: string): string {
  return account.slice('acct_'.length).slice(-10).padStart(10, '0');
}

function withCheck(id: string): string {
  return `${id}${deriveAlphanumeric(`check of ${id}`, checkLength)}`;
}

/** True for an id that Mayfly would have issued: such a key exists only while it is stored. */
export function isIssuedKeyId(id: string): boolean {
  return /^ephkey_1[0-9A-Za-z]{23}$/.test(id);
}
