import { failedAt } from '../results/stepFailure.ts';
import type { RunStep } from './stepRunner.ts';

/** What is read and checked, and cannot be run in this version. */
export const notYet: RunStep<'relay' | 'fault' | 'save' | 'secure'> = (step) =>
  Promise.resolve(
    failedAt(
      step,
      'ERR_NOT_YET',
      step.notYet ?? `"${step.kind}" is not available yet: it comes with a later version.`,
    ),
  );
