/** Finds names that are not taken. */
import type { Definition } from '../model/definition.ts';

/** A similar name that is not taken in the scope. */
export function freeName(name: string, scope: readonly Definition[]): string {
  const taken = new Set(scope.map((definition) => definition.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`;
}
