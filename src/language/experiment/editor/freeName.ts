import type { Definition } from '../model/definition.ts';

/** A name like it that nothing has. */
export function freeName(name: string, scope: readonly Definition[]): string {
  const taken = new Set(scope.map((definition) => definition.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`;
}
