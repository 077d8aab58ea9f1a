/** The keys of filters and what each takes: all that the tokenizer needs of them, and so all that a page has of them. */

/**
 * The kind of a key's value. `choice`: one of a few words; `pattern`: bytes in payload notation; `text`: text or a regular
 * expression.
 */
export const keyKinds = {
  peer: 'name',
  endpoint: 'name',
  dir: 'choice',
  call: 'choice',
  len: 'size',
  bytes: 'pattern',
  text: 'text',
  type: 'choice',
  fault: 'choice',
  port: 'number',
  conn: 'number',
  seq: 'number',
  time: 'seconds',
  is: 'choice',
  note: 'name',
} as const;

export type FilterKeyName = keyof typeof keyKinds;

export interface KeyKind {
  readonly name: FilterKeyName;
  readonly takes: (typeof keyKinds)[FilterKeyName];
}

/** In either case. */
export function keyKind(word: string): KeyKind | undefined {
  const name = word.toLowerCase();
  return isKeyName(name) ? { name, takes: keyKinds[name] } : undefined;
}

/** Whether the key's values are compared as numbers. */
export function isNumberKey({ takes }: KeyKind): boolean {
  return takes === 'number' || takes === 'size' || takes === 'seconds';
}

function isKeyName(name: string): name is FilterKeyName {
  return Object.hasOwn(keyKinds, name);
}
