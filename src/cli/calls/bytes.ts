/** `bytes`: a payload as hex, to look at and to pipe on. */
import { createReadStream } from 'node:fs';
import { excerpt } from '../../model/excerpt.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import { helpOption, type Args, type OptionSpecs } from '../options/args.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { unreadable } from '../../node/files.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import type { Output } from '../terminal/output.ts';
import { problemLines } from '../options/problemLines.ts';
import { readSeed } from '../options/readSeed.ts';
import { readVariables } from '../options/readVariables.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const bytesOptions: OptionSpecs = {
  seed: { type: 'string', value: 'N' },
  set: { type: 'string', multiple: true, value: 'name=value' },
  ...helpOption,
};

/** Bytes that are printed at once. */
const pieceBytes = 64 * 1024;

export async function bytes(args: Args, terminal: Terminal): Promise<ExitCode> {
  const [text, extra] = args.positionals;
  if (text === undefined)
    return terminal.reportUsage(
      `bytes needs a payload, such as '"hello\\n"'; socket-lab bytes --help tells more.`,
    );
  if (extra !== undefined)
    return terminal.reportUsage(
      `bytes takes one payload; ${excerpt(extra)} is one word too many. Put the whole payload in quotes.`,
    );
  const seed = readSeed(args.options.get('seed')?.[0]);
  if (!seed.ok) return terminal.reportUsage(seed.message);
  const variables = new Map<string, Uint8Array>();
  const environment = nodeEnvironment({ variables, seed: seed.value, pipes: true });
  const wrongSettings = readVariables(args.options.get('set') ?? [], variables, environment);
  if (wrongSettings.length > 0) return reportLines(wrongSettings, terminal);
  const parts = parsePayload(text);
  const file = parts.ok ? standaloneFile(parts.value) : undefined;
  if (file !== undefined) return printFile(file, text, terminal);
  const payload = parts.ok ? encodePayload(parts.value, environment) : parts;
  if (!payload.ok) return reportLines(problemLines('payload', text, payload.problems), terminal);
  for (let at = 0; at < payload.value.length && !terminal.out.gone; at += pieceBytes)
    await print(hexOf(payload.value.subarray(at, at + pieceBytes)), terminal.out);
  await print('\n', terminal.out);
  return exitCodes.good;
}

/** A file by itself may be of any size, as it may be when it is sent. */
async function printFile(path: string, text: string, terminal: Terminal): Promise<ExitCode> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
      if (terminal.out.gone) break;
      await print(hexOf(piece as Buffer), terminal.out);
    }
  } catch (error) {
    const problem = { start: 0, end: text.length, message: unreadable(path, process.cwd(), error) };
    return reportLines(problemLines('payload', text, [problem]), terminal);
  }
  await print('\n', terminal.out);
  return exitCodes.good;
}

function reportLines(lines: readonly string[], terminal: Terminal): ExitCode {
  for (const line of lines) terminal.report(line);
  return exitCodes.usage;
}

/** Waits where the reader is slow. */
async function print(text: string, output: Output): Promise<void> {
  if (!output.write(Buffer.from(text, 'latin1'))) await output.whenDrained();
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
