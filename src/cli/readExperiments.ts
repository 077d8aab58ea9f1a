/** Experiments from their files, checked. */
import { readFileSync } from 'node:fs';
import { unreadable } from '../engine/nodeEnvironment.ts';
import { checkExperiment, type CheckedExperiment } from '../experiment/checkExperiment.ts';
import type { ExperimentProblem } from '../experiment/experimentProblem.ts';
import { textPlace } from '../model/textPlace.ts';
import { wrong, type Asked } from './args.ts';

export interface ExperimentFile extends CheckedExperiment {
  /** As it was given. */
  readonly path: string;
  readonly text: string;
}

export function readExperiments(paths: readonly string[]): Asked<ExperimentFile[]> {
  const files: ExperimentFile[] = [];
  const context = { platform: process.platform, nodeVersion: process.versions.node };
  for (const path of paths) {
    try {
      const text = readFileSync(path, 'utf8');
      files.push({ path, text, ...checkExperiment(text, context) });
    } catch (error) {
      return wrong(unreadable(path, process.cwd(), error));
    }
  }
  return { ok: true, value: files };
}

/** `FILE:LINE:COLUMN: error: what is wrong` */
export function problemLine({ path, text }: ExperimentFile, problem: ExperimentProblem): string {
  const { line, column } = textPlace(text, problem.start);
  return `${path}:${line}:${column}: ${problem.severity}: ${problem.message}`;
}
