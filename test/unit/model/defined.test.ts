import assert from 'node:assert/strict';
import { defined } from '../../../src/model/defined.ts';

interface Options {
  readonly host: string;
  readonly port?: number;
  readonly name?: string | null;
}

describe('defined', () => {
  it('leaves out members that are undefined, and no others', () => {
    assert.deepEqual(defined({ a: undefined, b: 0, c: '', d: false, e: null }), {
      b: 0,
      c: '',
      d: false,
      e: null,
    });
    assert.ok(!('a' in defined({ a: undefined })));
  });

  it('makes optional members out of what may be undefined', () => {
    const portOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));
    const options: Options = {
      host: 'localhost',
      ...defined({ port: portOf('') }),
      ...defined({ name: null }),
    };
    const all: Options = defined({ host: 'localhost', port: portOf('1') });
    assert.deepEqual(
      [options, all],
      [
        { host: 'localhost', name: null },
        { host: 'localhost', port: 1 },
      ],
    );
  });
});
