/** Experiments from their files, checked. */
import { isUtf8 } from 'node:buffer';
import { bytesUpTo, unreadable } from '../../node/files.ts';
import { checkExperiment, type CheckedExperiment } from '../../language/experiment/checkExperiment.ts';
import { fileLimitBytes, tooManyBytes } from '../../language/experiment/model/experimentLimits.ts';
import type { Diagnostic } from '../../language/core/diagnostic.ts';
import { textPlace } from '../../model/textPlace.ts';
import { success, type Result } from '../../model/result.ts';
import { wrong } from '../options/args.ts';

export interface ExperimentFile extends CheckedExperiment {
  /** As it was given. */
  readonly path: string;
  readonly text: string;
}

export function readExperiments(paths: readonly string[]): Result<ExperimentFile[]> {
  const files: ExperimentFile[] = [];
  const context = { platform: process.platform, nodeVersion: process.versions.node };
  for (const path of paths) {
    try {
      const bytes = bytesUpTo(path, fileLimitBytes);
      if (bytes === undefined) {
        const problem = { severity: 'error', start: 0, end: 0, message: tooManyBytes() } as const;
        files.push({ path, text: '', ...checkExperiment('', context), problems: [problem] });
        continue;
      }
      // Without the mark, which no editor counts as a column.
      const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
      const checked = checkExperiment(text, context);
      files.push({ path, text, ...checked, ...(isUtf8(bytes) ? {} : { problems: [notUtf8(text)] }) });
    } catch (error) {
      return wrong(unreadable(path, process.cwd(), error));
    }
  }
  return success(files);
}

/** At the place where the decoder found it; other problems would only follow from it. */
function notUtf8(text: string): Diagnostic {
  const start = Math.max(0, text.indexOf('\uFFFD'));
  const message = 'This file is not UTF-8: save it as UTF-8, and write other bytes as \\xHH or hex"…".';
  return { severity: 'error', start, end: start + 1, message };
}

/** `FILE:LINE:COLUMN: error: what is wrong` */
export function problemLine({ path, text }: ExperimentFile, problem: Diagnostic): string {
  const { line, column } = textPlace(text, problem.start);
  return `${path}:${line}:${column}: ${problem.severity}: ${problem.message}`;
}
