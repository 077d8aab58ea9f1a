/** What each line of a running experiment sent and received, to be shown at the ends of the lines. */
import type { LineNote } from '../../model/lineNote.ts';
import type { RunEvent } from '../../runner/results/testResult.ts';
import { bytesText } from '../sending/bytesText.ts';

/** Most lines with notes; steps of further ones only appear in the run's output. */
export const notedLinesLimit = 500;
const shownBytes = 200;
/** Longer notes would push a horizontal scroll bar into the editor; the whole is in the hover. */
const shownCharacters = 60;

export interface StepNote extends LineNote {
  readonly kind: 'sent' | 'received' | 'waiting';
}

interface Line {
  /** Steps of this line in progress: several branches and rounds may run it at once. */
  running: number;
  times: number;
  failed: boolean;
  kind: 'sent' | 'received';
  text: string;
}

export class LineNotes {
  readonly #lines = new Map<number, Line>();

  apply(event: RunEvent): void {
    if (event.type !== 'step' && event.type !== 'done') return;
    let line = this.#lines.get(event.line);
    if (line === undefined) {
      if (this.#lines.size >= notedLinesLimit) return;
      line = { running: 0, times: 0, failed: false, kind: 'received', text: '' };
      this.#lines.set(event.line, line);
    }
    if (event.type === 'step') {
      line.running++;
      return;
    }
    line.running--;
    line.times++;
    const { sent, received, came, failure } = event;
    // VS Code itself shows a failure at the end of its line.
    line.failed = failure !== undefined;
    line.kind = sent === undefined ? 'received' : 'sent';
    const bytes = sent ?? received;
    line.text = came ?? (bytes === undefined ? '' : bytesText(bytes, { limit: shownBytes }));
  }

  /** The notes to show, by line. */
  list(): StepNote[] {
    return [...this.#lines].flatMap(([line, { running, times, failed, kind, text }]): StepNote[] => {
      const again = times > 1 ? ` (${times} times)` : '';
      if (running > 0 && times === 0) return [{ kind: 'waiting', line, text: '…' }];
      if (failed || text === '') return [];
      const whole = `${kind === 'sent' ? '→' : '←'} ${text}`;
      const shown = cut(whole, shownCharacters - again.length);
      return [{ kind, line, text: shown + again, ...(shown === whole ? {} : { whole: whole + again }) }];
    });
  }
}

/** The beginning of a note; an escape such as `\xFF` is never cut in two. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 2);
  return `${kept.replace(/[\uD800-\uDBFF]$|(?<!\\)((?:\\\\)*)\\(?:x[0-9A-F]?|u\{?[0-9A-F]*)?$/, '$1')}…"`;
}
