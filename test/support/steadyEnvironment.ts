/** A fixed payload environment. */
import type { PayloadEnvironment } from '../../src/language/payload/model/environment.ts';
import { Counters } from '../../src/language/payload/model/counters.ts';
import { SeededRandom } from '../../src/bytes/numbers/seededRandom.ts';
import { encodeUtf8 } from '../../src/bytes/utf8.ts';

const variables = new Map([
  ['n', '5'],
  ['name', 'Ada'],
  ['real', '1.5'],
  ['server.port', '8080'],
  ['1', 'captured'],
]);

const counters = new Counters();
const random = new SeededRandom(1n);

/** A few variables, two files and a stopped clock. */
export const steadyEnvironment: PayloadEnvironment = {
  variable: (name) => {
    const text = variables.get(name);
    return text === undefined ? undefined : encodeUtf8(text);
  },
  file: (path, limitBytes) => {
    const bytes = encodeUtf8(`<${path}>`);
    return path.includes('missing') || bytes.length > limitBytes
      ? { ok: false, message: 'The file is missing (ENOENT).' }
      : { ok: true, bytes };
  },
  nowMs: () => Date.UTC(2026, 10, 21, 10, 20, 30, 456),
  random: (bytes) => random.fill(bytes),
  counter: (counter, first, step) => counters.next(counter, first, step),
};
