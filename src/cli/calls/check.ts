/** `check`: reports problems in experiments without opening anything. */
import { textPlace } from '../../model/textPlace.ts';
import type { ArgsOf, Options } from '../options/args.ts';
import type { Call } from './call.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { experimentFiles } from '../input/experimentFiles.ts';
import { jsonLine } from '../terminal/jsonLine.ts';
import { problemLine, readExperiments } from '../input/readExperiments.ts';
import type { Terminal } from '../terminal/terminal.ts';

const checkOptions = {
  json: { help: 'problems as JSON, one object per line' },
  quiet: { help: 'errors only' },
} satisfies Options;

export const check: Call<keyof typeof checkOptions> = {
  about: `Reports problems in experiments, .sockets files or folders with all of them below, without
opening anything: one line each, FILE:LINE:COLUMN: error: what is wrong (or "warning:").
Nothing is printed where there are none. Exit code 2 where there are errors, else 0.`,
  options: checkOptions,
  examples: ['socket-lab check first.sockets', 'socket-lab check tests'],
  run: (args, terminal) => Promise.resolve(printProblems(args, terminal)),
};

function printProblems({ positionals, has }: ArgsOf<typeof checkOptions>, terminal: Terminal): ExitCode {
  const paths = experimentFiles(positionals, 'check');
  const files = paths.ok ? readExperiments(paths.value) : paths;
  if (!files.ok) return terminal.reportUsage(files.failure.message);
  let isWrong = false;
  for (const file of files.value) {
    for (const problem of file.problems) {
      const { severity, message, start, end } = problem;
      isWrong ||= severity === 'error';
      if (severity === 'hint' || (severity === 'warning' && has('quiet'))) continue;
      const place = textPlace(file.text, start);
      terminal.out.line(
        has('json')
          ? jsonLine({ type: 'problem', file: file.path, ...place, severity, message, start, end })
          : problemLine(file, problem),
      );
    }
  }
  return isWrong ? exitCodes.usage : exitCodes.good;
}
