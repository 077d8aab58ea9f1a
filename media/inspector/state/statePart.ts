/** How the page's state is made of parts: each has its first value, its changes by actions, and what of it is saved. */

/** JSON of an earlier page, untrusted: any field may be missing or anything. */
export type Saved = Readonly<Record<string, unknown>>;

type OptionalKey<State> = {
  [Key in keyof State]-?: Record<never, never> extends Pick<State, Key> ? Key : never;
}[keyof State];

/** The fields that change; an optional one that is undefined is removed. */
export type Changes<State> = Partial<Omit<State, OptionalKey<State>>> & {
  readonly [Key in OptionalKey<State>]?: State[Key] | undefined;
};

/** What each action changes; undefined: nothing. Pure. */
export type Changers<State, Action extends { readonly type: string }> = {
  readonly [Type in Action['type']]: (
    state: State,
    action: Extract<Action, { readonly type: Type }>,
  ) => Changes<State> | undefined;
};

export interface StatePart<State, Action extends { readonly type: string }> {
  readonly first: (saved: Saved) => State;
  /** Of the actions that it follows, its own ones and others. */
  readonly changes: Changers<State, Action>;
  /** The fields that a successor of the page starts with. Their names are stored, and so must not be renamed. */
  readonly saved: (state: State) => Saved;
}

/** The state with these fields changed; the same object if none differs. */
export function changed<State extends object>(state: State, changes: Changes<State> | undefined): State {
  const fields = new Map<string, unknown>(Object.entries(state));
  const different = Object.entries(changes ?? {}).filter(([key, value]) => fields.get(key) !== value);
  if (different.length === 0) return state;
  for (const [key, value] of different) {
    if (value === undefined) fields.delete(key);
    else fields.set(key, value);
  }
  return Object.fromEntries(fields) as State;
}

/** The value, if it is one of these. */
export function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

/** The fields of a saved object; none if it is anything else. */
export function savedFields(value: unknown): Saved {
  return typeof value === 'object' && value !== null ? (value as Saved) : {};
}
