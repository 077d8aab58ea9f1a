/** Serialises messages between a page in a browser and a host in the test process: JSON with bytes as base64. */

const marker = '$bytes';

export function toWire(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { [marker]: toBase64(value) } : value,
  );
}

export function fromWire(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(marker in value)) return value;
    return fromBase64(String(value[marker]));
  });
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In pieces, as arguments are passed on the stack.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
