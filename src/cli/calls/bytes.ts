/** `bytes`: a payload as hex, to read and to pipe on. */
import { createReadStream } from 'node:fs';
import { excerpt } from '../../model/excerpt.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import type { ArgsOf, Options } from '../options/args.ts';
import { readPayloadSettings, seedOption } from '../options/payloadOptions.ts';
import type { Call } from './call.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { unreadable } from '../../node/files.ts';
import type { Output } from '../terminal/output.ts';
import { problemLines } from '../options/problemLines.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Bytes per write. */
const pieceBytes = 64 * 1024;

const bytesOptions = {
  ...seedOption,
  set: {
    value: 'name=value',
    multiple: true,
    help: 'a variable: text or a number as it stands, or a payload',
  },
} satisfies Options;

export const bytes: Call<keyof typeof bytesOptions> = {
  about: String.raw`Prints the payload's bytes as lower-case hex on one line. A payload is one or more parts,
which are joined; problems are reported on stderr, one line each
(payload:LINE:COLUMN: what is wrong), with exit code 2.

Parts
  "text" 'text'                 text; in "…" \n \r \t \0 \\ \" \{ \xHH \u{H} and {{name}}
  latin1"…" utf16le"…" …        text in a charset, such as shiftjis, windows1252, cp437
  hex"de ad" base64"3q0="       bytes
  file"path"                    a file's bytes
  {{name}} {{env.HOME}}         a variable (--set), a variable of the environment
  u8(1) u16be(513) i32le(-7)    numbers: u8 to u64, i8 to i64, f32 and f64, be or le
  varint(300)                   seven bits a byte, the lowest first
  len16be{…} lenVarint{…}       the length of what is in braces, then that; len8 to len64,
  lenText{…} len16be(…)         lenText in decimal; in parentheses only the length
  checksum("crc32", le){…}      what is in braces, then its checksum; be unless le is given;
  checksum("xor8", be, hexText){…}  as upper-case hex digits; with a payload as the last
                                argument only the sum. Names: those of the RevEng catalogue
                                ("CRC-16/KERMIT"), crc8 crc16-modbus crc16-ccitt
                                crc16-xmodem crc32 crc32c xor8 sum8 lrc adler32 fletcher16
                                internet, or crc(width, poly, init, refin, refout, xorout)
  slip{…} cobs{…} dle{…}        what is in braces as a frame: SLIP, COBS, DLE STX … DLE ETX
  hexText{…}                    as upper-case hex digits
  pad(16){…} pad(4, multiple){…}  with zeros behind, so many bytes in all; or a multiple of so
  pad(16, " ", left){…}         many; with other bytes, in front
  bcd(1234) bcd(7, 4)           decimal digits, two a byte; in so many bytes
  repeat(100, "x") random(16)   the same bytes again and again; random bytes
  counter() counter(1, 2)       one more at each send, from 0; from a start, by a step
  now("iso") uuid()             the time, also "unix" and "unixMs"; a random UUID
  <<END … END                   the lines between; <<CRLF END ends each with CR LF`,
  options: bytesOptions,
  examples: [
    `socket-lab bytes 'checksum("crc16-modbus", le){u8(17) u8(3) u16be(107) u16be(3)}'`,
    `socket-lab bytes 'len16be{"hello {{name}}"}' --set name=Ada`,
    `socket-lab bytes 'file"request.bin"' | xxd -r -p | nc 127.0.0.1 9998`,
  ],
  run: printPayload,
};

async function printPayload(args: ArgsOf<typeof bytesOptions>, terminal: Terminal): Promise<ExitCode> {
  const [text, extra] = args.positionals;
  if (text === undefined)
    return terminal.reportUsage(`bytes needs a payload, such as '"hello\\n"'; see socket-lab bytes --help.`);
  if (extra !== undefined)
    return terminal.reportUsage(
      `bytes takes one payload; ${excerpt(extra)} is one word too many. Put the whole payload in quotes.`,
    );
  const { environment, problems } = readPayloadSettings(args);
  if (problems.length > 0) return reportLines(problems, terminal);
  const parts = parsePayload(text);
  const file = parts.ok ? standaloneFile(parts.value) : undefined;
  if (file !== undefined) return printFile(file, text, terminal);
  const payload = parts.ok ? encodePayload(parts.value, environment) : parts;
  if (!payload.ok) return reportLines(problemLines('payload', text, payload.problems), terminal);
  for (let at = 0; at < payload.value.length && !terminal.out.isClosed; at += pieceBytes)
    await print(hexOf(payload.value.subarray(at, at + pieceBytes)), terminal.out);
  await print('\n', terminal.out);
  return exitCodes.good;
}

/** A payload that is just one file may be of any size, as with `--send`. */
async function printFile(path: string, text: string, terminal: Terminal): Promise<ExitCode> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
      if (terminal.out.isClosed) break;
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

/** Waits for a slow reader. */
async function print(text: string, output: Output): Promise<void> {
  if (!output.write(Buffer.from(text, 'latin1'))) await output.whenDrained();
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
