/** `check`: what is wrong in experiments. Nothing is opened. */
import { textPlace } from '../../model/textPlace.ts';
import { helpOption, type Args, type OptionSpecs } from '../options/args.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { experimentFiles } from '../input/experimentFiles.ts';
import { jsonLine } from '../terminal/jsonLine.ts';
import { problemLine, readExperiments } from '../input/readExperiments.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const checkOptions: OptionSpecs = {
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  ...helpOption,
};

export function check(args: Args, terminal: Terminal): Promise<ExitCode> {
  return Promise.resolve(checked(args, terminal));
}

function checked({ positionals, options }: Args, terminal: Terminal): ExitCode {
  const paths = experimentFiles(positionals, 'check');
  const files = paths.ok ? readExperiments(paths.value) : paths;
  if (!files.ok) return terminal.reportUsage(files.message);
  let isWrong = false;
  for (const file of files.value) {
    for (const problem of file.problems) {
      const { severity, message, start, end } = problem;
      isWrong ||= severity === 'error';
      if (severity === 'hint' || (severity === 'warning' && options.has('quiet'))) continue;
      const place = textPlace(file.text, start);
      terminal.out.line(
        options.has('json')
          ? jsonLine({ type: 'problem', file: file.path, ...place, severity, message, start, end })
          : problemLine(file, problem),
      );
    }
  }
  return isWrong ? exitCodes.usage : exitCodes.good;
}
