/** The parsed and checked experiments that are open. */
import type { CheckedExperiment } from '../../../language/experiment/checkExperiment.ts';
import type { ParsedDocuments } from '../adapters/parsedDocuments.ts';

export type ExperimentDocuments = ParsedDocuments<CheckedExperiment>;
