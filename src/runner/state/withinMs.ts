/** The timeout of a statement: its "within", or two seconds. */
import type { Placed } from '../../model/problem.ts';

const defaultMs = 2000;

export function withinMs({ within }: { readonly within: Placed<number> | undefined }): number {
  return within?.value ?? defaultMs;
}
