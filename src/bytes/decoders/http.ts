/** The head of an HTTP/1 request or response (RFC 9112), and what it says about the body. */
import type { DecodeContext, Decoder, Verdict } from './decoder.ts';
import { byteCount, FieldReader, textValue } from './fieldReader.ts';
import { httpMessageEnd } from './httpEnd.ts';
import { jsonNote } from './json.ts';

const cr = 0x0d;
const lf = 0x0a;
const requestLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) (HTTP\/1\.[0-9])$/;
const statusLine = /^(HTTP\/1\.[0-9]) ([1-5][0-9]{2})(?: (.*))?$/;
const fieldName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
/** Longer lines are not taken for header lines. */
const lineLimit = 64 * 1024;

export const http: Decoder = {
  id: 'http',
  label: 'HTTP/1',
  judge,
  show: (bytes) => {
    const reader = new FieldReader(bytes);
    message(reader);
    return reader.fields;
  },
  messageEnd: httpMessageEnd,
};

function judge(bytes: Uint8Array, { isDatagram }: DecodeContext): Verdict {
  const { text, isWhole } = lineAt(bytes, 0, bytes.length);
  if (isDatagram) return { sure: 'no', reason: 'HTTP/1 goes over streams, not in datagrams.' };
  if (isWhole && requestLine.test(text))
    return { sure: 'certain', reason: 'It begins with a request line of HTTP/1.' };
  if (isWhole && statusLine.test(text))
    return { sure: 'certain', reason: 'It begins with a status line of HTTP/1.' };
  const begins = text.startsWith('HTTP/1.') || methods.some((method) => text.startsWith(`${method} /`));
  if (begins && !isWhole)
    return { sure: 'likely', reason: 'It begins as a first line of HTTP/1 does, which goes on after it.' };
  return { sure: 'no', reason: 'It begins with no request line and no status line.' };
}

interface Head {
  contentLength: number | undefined;
  isChunked: boolean;
  isJson: boolean;
  status: number | undefined;
  /** The empty line at its end was found. */
  isEnded: boolean;
}

function message(reader: FieldReader): void {
  const head: Head = {
    contentLength: undefined,
    isChunked: false,
    isJson: false,
    status: undefined,
    isEnded: false,
  };
  firstLine(reader, head);
  if (!reader.ok()) return;
  reader.group('header', () => {
    let count = 0;
    while (reader.ok()) {
      const line = lineAt(reader.bytes, reader.at, reader.end);
      if (!line.isWhole) {
        if (reader.left > 0)
          reader.raw('unfinished line', reader.left, {
            value: textValue(reader.bytes.subarray(reader.at, reader.end)),
          });
        return { note: `${fieldsWords(count)}, goes on after these bytes` };
      }
      if (line.text === '') {
        head.isEnded = true;
        reader.field('end of header', line.size, { value: '', ...lineNote(line) });
        return { note: fieldsWords(count) };
      }
      headerLine(reader, line, head);
      count++;
    }
    return undefined;
  });
  if (head.isEnded) body(reader, head);
}

function firstLine(reader: FieldReader, head: Head): void {
  const line = lineAt(reader.bytes, 0, reader.end);
  const request = requestLine.exec(line.text);
  const status = statusLine.exec(line.text);
  if (!line.isWhole || (request === null && status === null)) {
    reader.fail(
      'first line',
      line.isWhole
        ? 'This is neither a request line nor a status line of HTTP/1.'
        : 'The first line does not end in these bytes.',
    );
    return;
  }
  reader.group(request === null ? 'status line' : 'request line', () => {
    if (request !== null) {
      const [, method = '', target = '', version = ''] = request;
      words(reader, [
        ['method', method],
        ['target', target],
        ['version', version],
      ]);
    } else {
      const [, version = '', code = '', phrase = ''] = status ?? [];
      head.status = Number(code);
      words(reader, [
        ['version', version],
        ['status', code],
        ['reason', phrase],
      ]);
    }
    reader.at = line.size;
    return { value: line.text.length > 120 ? `${line.text.slice(0, 120)}…` : line.text, ...lineNote(line) };
  });
}

/** Fields for the words of a line, separated by single spaces. */
function words(reader: FieldReader, parts: readonly (readonly [string, string])[]): void {
  for (const [index, [name, word]] of parts.entries()) {
    if (word === '') continue;
    if (index > 0) reader.at++;
    reader.text(name, word.length, { value: word.length > 200 ? `${word.slice(0, 200)}…` : printable(word) });
  }
}

function headerLine(reader: FieldReader, line: Line, head: Head): void {
  const colon = line.text.indexOf(':');
  const name = line.text.slice(0, Math.max(0, colon));
  if (colon < 0 || !fieldName.test(name)) {
    const folded = line.text.startsWith(' ') || line.text.startsWith('\t');
    const problem = folded
      ? 'A header field goes on in this line, which RFC 9112 no longer allows.'
      : 'This is no header field: a name and a colon are missing, or the name has a blank in it.';
    reader.field('line', line.size, { value: printable(line.text), problem });
    return;
  }
  const value = line.text.slice(colon + 1).trim();
  reader.field(name, line.size, {
    value: printable(value),
    ...lineNote(line),
    ...meaningOf(name.toLowerCase(), value, head),
  });
}

function meaningOf(name: string, value: string, head: Head): { problem?: string } {
  if (name === 'content-length') {
    if (!/^[0-9]{1,15}$/.test(value)) return { problem: 'Content-Length is no number.' };
    if (head.contentLength !== undefined && head.contentLength !== Number(value))
      return { problem: 'Two Content-Length fields say different lengths.' };
    head.contentLength = Number(value);
  }
  if (name === 'transfer-encoding') head.isChunked = /(?:^|,)\s*chunked\s*$/i.test(value);
  if (name === 'content-type') head.isJson = /^[^;]*json/i.test(value);
  return {};
}

function body(reader: FieldReader, head: Head): void {
  const { left } = reader;
  const { contentLength } = head;
  if (head.isChunked) {
    const note =
      contentLength === undefined
        ? 'in chunks of HTTP (Transfer-Encoding: chunked), shown as they are'
        : 'in chunks of HTTP; Content-Length does not count then';
    reader.text('body', left, { note });
    return;
  }
  if (left === 0 && (contentLength ?? 0) === 0) return;
  if (contentLength === undefined) {
    reader.text('body', left, {
      note:
        head.status === undefined
          ? 'a request without Content-Length has no body: this is another message'
          : 'until the connection ends: no Content-Length',
    });
    return;
  }
  const own = Math.min(left, contentLength);
  const note =
    left < contentLength
      ? `${byteCount(own)} of ${contentLength} are here; the rest comes after, unless it answers HEAD`
      : `${byteCount(contentLength)}, as Content-Length says`;
  const bytes = reader.bytes.subarray(reader.at, reader.at + own);
  const inner = head.isJson ? jsonNote(bytes) : undefined;
  reader.text('body', own, { note: inner === undefined ? note : `${note}; it is JSON` });
  if (reader.left > 0)
    reader.text('after the body', reader.left, { note: 'the next message: more than Content-Length says' });
}

interface Line {
  readonly text: string;
  /** Including the line end. */
  readonly size: number;
  readonly isWhole: boolean;
  /** It ends with a bare LF. */
  readonly isBare: boolean;
}

function lineAt(bytes: Uint8Array, from: number, end: number): Line {
  const limit = Math.min(end, from + lineLimit);
  let at = from;
  while (at < limit && bytes[at] !== lf) at++;
  const isWhole = at < limit;
  const isBare = isWhole && bytes[at - 1] !== cr;
  const textEnd = isWhole && !isBare && at > from ? at - 1 : at;
  return {
    text: latin1(bytes.subarray(from, Math.max(from, textEnd))),
    size: at + (isWhole ? 1 : 0) - from,
    isWhole,
    isBare: isBare || at === from,
  };
}

function lineNote({ isBare }: Line): { note?: string } {
  return isBare ? { note: 'ends with LF alone; CR LF is the rule' } : {};
}

/** One character per byte, so that lengths agree. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function printable(text: string): string {
  return textValue(Uint8Array.from(text, (character) => character.charCodeAt(0))).slice(1, -1);
}

function fieldsWords(count: number): string {
  return `${count} field${count === 1 ? '' : 's'}`;
}
