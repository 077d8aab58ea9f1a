/**
 * Chooses names for new documents, and says what may have a name already: an unsaved document, something else, or
 * nothing.
 */
export type NameUse = 'unsaved' | 'taken' | 'free';

/** The first of `base.sockets`, `base-2.sockets` … that is free, or that has the use `or`. */
export async function freeName(
  base: string,
  useOf: (name: string) => Promise<NameUse>,
  or: NameUse = 'free',
): Promise<string> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${base}.sockets` : `${base}-${count}.sockets`;
    const use = await useOf(name);
    if (use === 'free' || use === or) return name;
  }
}
