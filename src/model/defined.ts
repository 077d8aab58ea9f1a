/**
 * Optional members from values that may be undefined. Under `exactOptionalPropertyTypes` a member may be left out, but
 * not be undefined: `{ host, ...defined({ port, name }) }` has `port` and `name` only where they have a value.
 */

/** `T` with every member that may be undefined optional, and never undefined. */
type Defined<T extends object> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A copy of `members` without those that are undefined. */
export function defined<T extends object>(members: T): Defined<T> {
  const result: Record<string, unknown> = {};
  for (const name in members) if (members[name] !== undefined) result[name] = members[name];
  return result as Defined<T>;
}
