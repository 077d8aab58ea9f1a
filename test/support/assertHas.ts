import assert from 'node:assert/strict';

/** Asserts that a value has these fields, recursively; others are ignored. */
export function assertHas(actual: unknown, expected: unknown): void {
  assert.deepEqual(reduced(actual, expected), expected);
}

function reduced(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(actual))
    return actual.map((each: unknown, index) => reduced(each, expected[index]));
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null)
    return actual;
  const fields = actual as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(expected).map(([name, field]) => [name, reduced(fields[name], field)]),
  );
}
