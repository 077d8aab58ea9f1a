/** ISO-2022-JP (RFC 1468): escape sequences switch from ASCII to JIS X 0208 and back; a text ends in ASCII. */
import type { CharsetEncoder, Codes } from './codes.ts';

type State = 'ascii' | 'roman' | 'jis';

const escapes: Readonly<Record<State, readonly number[]>> = {
  ascii: [0x1b, 0x28, 0x42],
  roman: [0x1b, 0x28, 0x4a],
  jis: [0x1b, 0x24, 0x42],
};

export function encodeIso2022Jp(eucJp: Codes): CharsetEncoder {
  return (text) => {
    const bytes: number[] = [];
    let state = 'ascii' as State;
    const enter = (wanted: State): void => {
      if (wanted !== state) bytes.push(...escapes[wanted]);
      state = wanted;
    };
    for (const character of text) {
      const written = eucJp(fullWidth(character).codePointAt(0) ?? 0);
      // An escape or shift character in the text would be read as one of the charset's own.
      if (written === undefined || '\x0e\x0f\x1b'.includes(character)) return { missing: character };
      const [byte = 0] = written;
      if (written.length > 1) enter('jis');
      else if (character === '\u00a5' || character === '\u203e') enter('roman');
      else if (state !== 'roman' || character === '\\' || character === '~') enter('ascii');
      if (written.length > 1) for (const code of written) bytes.push(code & 0x7f);
      else bytes.push(byte);
    }
    enter('ascii');
    return Uint8Array.from(bytes);
  };
}

/** Half-width katakana are encoded as their full-width forms. */
function fullWidth(character: string): string {
  if (character === '\uff9e') return '\u309b';
  if (character === '\uff9f') return '\u309c';
  return character >= '\uff61' && character < '\uff9e' ? character.normalize('NFKC') : character;
}
