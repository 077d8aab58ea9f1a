import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ComposedSends } from '../../../../src/app/actions/composedSends.ts';
import type { SocketActions } from '../../../../src/app/actions/socketActions.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { Draft } from '../../../../src/model/draft.ts';
import { fail, success, type Result } from '../../../../src/model/result.ts';
import { connected } from '../../../support/ledgerEvents.ts';

const text = (written: string): Draft => ({ text: written, format: 'text', lineEnding: 'none' });
const payload = (written: string): Draft => ({ text: written, format: 'payload', lineEnding: 'none' });

describe('ComposedSends', () => {
  let folder: string;
  /** What went to the engine, with its target. */
  let sent: string[];
  let outcome: Result<unknown>;
  let sends: ComposedSends;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    await writeFile(join(folder, 'four.bin'), 'four');
  });

  after(() => rm(folder, { recursive: true }));

  beforeEach(() => {
    sent = [];
    outcome = success(undefined);
    const ledger = new Ledger();
    for (const event of connected) ledger.apply(event);
    const answer = (bytes: number) => (outcome.ok ? success({ bytes }) : outcome);
    const actions = {
      send: (to: number, bytes: Uint8Array) => {
        sent.push(`${to} ${Buffer.from(bytes).toString()}`);
        return answer(bytes.length);
      },
      sendSource: (to: number, { uri, size }: { readonly uri: string; readonly size: number }) => {
        sent.push(`${to} ${uri}`);
        return Promise.resolve(answer(size));
      },
    } as unknown as SocketActions;
    sends = new ComposedSends({ actions, ledger, baseFolder: () => folder });
  });

  it('sends a draft of any format, with the line end it asks for', async () => {
    assert.deepEqual(await sends.send(1, { ...text('hi'), lineEnding: 'crlf' }), success({ bytes: 4 }));
    await sends.send(1, { ...text('68 69'), format: 'hex' });
    await sends.send(1, payload('len8{"hi"}'));
    assert.deepEqual(sent, ['1 hi\r\n', '1 hi', '1 \u0002hi']);
  });

  it('sends nothing of a draft with a problem, and says where that is', async () => {
    const result = await sends.send(1, payload('"one"\nhex"zz"'));
    assert.match(result.ok ? '' : result.failure.message, /^Nothing was sent\. Line 2, column \d+: /);
    assert.deepEqual(sent, []);
  });

  it('sends a file as it is, from the folder of the window or from another', async () => {
    assert.deepEqual(await sends.send(1, payload('file"four.bin"')), success({ bytes: 4 }));
    assert.deepEqual(sent, [`1 ${pathToFileURL(join(folder, 'four.bin')).href}`]);
    const missing = await sends.send(1, payload('file"four.bin"'), { folder: join(folder, 'none') });
    assert.equal(missing.ok ? '' : missing.failure.code, 'ENOENT');
    const asked: string[] = [];
    const sendFile = (path: string) => Promise.resolve(success({ bytes: asked.push(path) }));
    await sends.send(1, payload('file"four.bin"'), { sendFile });
    assert.deepEqual(asked, [join(folder, 'four.bin')], 'with the progress of whoever asks');
  });

  it('counts what went out, for a client whichever connection it has, and for each target by itself', async () => {
    const counted = payload('"n" counter()');
    await sends.send(1, counted);
    outcome = fail({ code: 'EPIPE', message: 'The connection is over.' });
    await sends.send(2, counted);
    outcome = success(undefined);
    await sends.send(2, counted);
    await sends.send(7, counted);
    assert.deepEqual(sent, ['1 n0', '2 n1', '2 n1', '7 n0']);
  });

  it('previews what would be sent next, and counts nothing', async () => {
    const first = (): string => {
      const preview = sends.preview('counter()', 1);
      return preview.kind === 'bytes' ? Buffer.from(preview.first).toString() : preview.kind;
    };
    assert.deepEqual([first(), first()], ['0', '0']);
    await sends.send(1, payload('counter()'));
    assert.equal(first(), '1');
  });

  it('encodes and measures for repeated sends', () => {
    const encoded = sends.encode('"n" counter()', 'payload', 1);
    assert.equal(encoded.ok && Buffer.from(encoded.value).toString(), 'n0');
    const again = sends.encode('"n" counter()', 'payload', 1);
    assert.equal(again.ok && Buffer.from(again.value).toString(), 'n1');
    assert.deepEqual(sends.measure('00 ff', 'hex'), success({ bytes: 2 }));
    const wrong = sends.measure('0g', 'hex');
    assert.deepEqual(wrong.ok ? '' : [wrong.failure.code, wrong.failure.address], ['EINVAL', '0g']);
  });

  it('writes a draft as notation, and says what of this machine it would read', () => {
    assert.deepEqual(sends.notationOf({ ...text('hi'), lineEnding: 'lf' }), success(String.raw`"hi\n"`));
    assert.deepEqual(sends.localSources(payload('file"four.bin" "{{env.HOME}}"')), {
      files: [join(folder, 'four.bin')],
      environment: ['HOME'],
    });
  });
});
