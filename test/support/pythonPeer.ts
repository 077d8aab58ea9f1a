/** Python programs as peers. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface PythonPeer {
  /** The next line it prints; rejects with its error output if it has ended. */
  line(): Promise<string>;
  stop(): void;
}

/** Runs a short program in `python3`, with the standard library only. */
export function pythonPeer(program: string): PythonPeer {
  const child = spawn('python3', ['-u', '-c', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(`python3 ended. ${complaints}`);
      return next.value;
    },
    stop: () => void child.kill(),
  };
}

/** What Python prints for `bytes`: `b'de\\xad\\n'`. */
export function printedBytes(line: string): Buffer {
  const body = /^b(['"])(.*)\1$/.exec(line)?.[2];
  assert.ok(body !== undefined, line);
  const escapes: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t' };
  const latin1 = body.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex: string | undefined, other: string) =>
    hex === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(latin1, 'latin1');
}
