/** Finds the end of an HTTP/1 message (RFC 9112, section 6). */

const cr = 0x0d;
const lf = 0x0a;

/** Beyond the bytes, if it goes on after them; undefined: until the connection ends, or it cannot be told. */
export function httpMessageEnd(bytes: Uint8Array): number | undefined {
  const bodyStart = headEnd(bytes);
  if (bodyStart === undefined) return bytes.length + 1;
  const head = String.fromCharCode(...bytes.subarray(0, Math.min(bodyStart, headLimit))).toLowerCase();
  if (/\ntransfer-encoding:[^\n]*chunked\s*\r?\n/.test(head)) return chunksEnd(bytes, bodyStart);
  const [, length] = /\ncontent-length:\s*(\d{1,15})\s*\r?\n/.exec(head) ?? [];
  if (length === undefined) return head.startsWith('http/') ? undefined : bodyStart;
  // The answer to HEAD has no body: what follows is the next one.
  const next = String.fromCharCode(...bytes.subarray(bodyStart, bodyStart + 7));
  return head.startsWith('http/') && next === 'HTTP/1.' ? bodyStart : bodyStart + Number(length);
}

/** Longer heads are not looked at as a whole. */
const headLimit = 16 * 1024;

/** After the empty line. */
function headEnd(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== lf) continue;
    if (bytes[at + 1] === lf) return at + 2;
    if (bytes[at + 1] === cr && bytes[at + 2] === lf) return at + 3;
  }
  return undefined;
}

function chunksEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; ;) {
    const lineEnd = bytes.indexOf(lf, at);
    if (lineEnd < 0) return bytes.length + 1;
    const line = String.fromCharCode(...bytes.subarray(at, Math.min(lineEnd, at + 32)));
    const [digits] = /^[0-9A-Fa-f]{1,8}/.exec(line) ?? [];
    if (digits === undefined) return undefined;
    const size = Number.parseInt(digits, 16);
    // The last one is followed by trailers, which few have, and an empty line.
    if (size === 0) {
      const end = headEnd(bytes.subarray(lineEnd - 1));
      return end === undefined ? bytes.length + 1 : lineEnd - 1 + end;
    }
    at = lineEnd + 1 + size + 2;
    if (at > bytes.length) return at;
  }
}
