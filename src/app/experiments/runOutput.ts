/** The events of a run as lines for its terminal. */
import { printable } from '../../model/printable.ts';
import { formatDuration } from '../../model/units.ts';
import { programText } from '../../runner/results/failureText.ts';
import type { RunEvent } from '../../runner/results/testResult.ts';
import { bytesText } from '../sending/bytesText.ts';
import { failureText } from './failureText.ts';

const shownBytes = 200;

/** A line of the terminal, without its line break; undefined for events that are not shown. */
export function runOutput(event: RunEvent, fileName: string): string | undefined {
  switch (event.type) {
    case 'test':
      return event.title ?? fileName;
    case 'done': {
      const { line, sent, received, failure } = event;
      if (failure !== undefined) return undefined;
      const bytes = sent ?? received;
      if (bytes === undefined) return undefined;
      const text = bytesText(bytes, { limit: shownBytes, sizeWidth: 6 });
      return `  ${String(line).padStart(4)} ${sent === undefined ? '←' : '→'} ${text}`;
    }
    case 'result': {
      const { outcome, durationMs, failure, programs } = event.result;
      const time = formatDuration(durationMs * 1000);
      if (failure === undefined)
        return [`${outcome} in ${time}`, ...(programs ?? []).flatMap(programText)]
          .map((words) => `  ${words}`)
          .join('\n');
      const { message, expected, received } = failureText(failure);
      const sides =
        expected === undefined ? '' : `\n  expected: ${oneLine(expected)}\n  received: ${oneLine(received)}`;
      return `  failed in ${time}, line ${failure.line}: ${message.replaceAll('\n', '\n  ')}${sides}`;
    }
    case 'step':
      return undefined;
  }
}

/** Text for a test run's terminal, which needs CR LF line breaks; control characters are escaped. */
export function terminalText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `${printable(line)}\r\n`)
    .join('');
}

function oneLine(text = ''): string {
  const line = text.replaceAll('\n', '⏎');
  return line.length > shownBytes ? `${line.slice(0, shownBytes)}…` : line;
}
