/** Checks new names for renaming. */
import { excerpt } from '../../../model/excerpt.ts';
import type { CheckedExperiment } from '../checkExperiment.ts';
import { isEndpoint, type Definition } from '../model/definition.ts';
import { statementWords } from '../statements/table.ts';

const nameForm = /^[\p{L}_][\p{L}\p{N}_-]{0,99}$/u;

/** Why a name cannot be changed to another; undefined where it can. */
export function renameProblem(
  { definitions }: CheckedExperiment,
  definition: Definition,
  name: string,
): string | undefined {
  if (name === definition.name) return undefined;
  if (!nameForm.test(name))
    return `${excerpt(name)} is not a name: a name begins with a letter, and has letters, digits, "_" and "-".`;
  if (statementWords.includes(name) || name === 'env')
    return `${excerpt(name)} is a word of the language: use another name.`;
  const { test } = definition;
  const other = definitions.find(
    (one) => one.name === name && (one.test === undefined || test === undefined || one.test === test),
  );
  if (other === undefined) return undefined;
  const what = isEndpoint(other) ? 'name' : 'variable';
  return `There is a ${what} ${excerpt(name)} already, on line ${other.line}.`;
}
