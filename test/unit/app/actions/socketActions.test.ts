import assert from 'node:assert/strict';
import { SocketActions } from '../../../../src/app/actions/socketActions.ts';
import { readSettings, type Settings } from '../../../../src/app/ports/settings.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { Engine } from '../../../../src/engine/engine.ts';
import type { EndpointSpec } from '../../../../src/model/endpointSpec.ts';
import { fail, success, type Result } from '../../../../src/model/result.ts';
import { client, connected, listening, lost, make, over } from '../../../support/ledgerEvents.ts';

/** An engine that notes what it is asked, in a window with these settings. */
function lab(settings: Partial<Settings> = {}) {
  const ledger = new Ledger();
  const calls: string[] = [];
  const specs: EndpointSpec[] = [];
  let isOpen = (_id: number): boolean => true;
  let sent: Result<{ bytes: number }> = success({ bytes: 5 });
  const note =
    (name: string) =>
    (...args: readonly unknown[]): Result<void> => {
      calls.push([name, ...args.map(String)].join(' '));
      return success(undefined);
    };
  const opened = () => success({ id: 1, ready: Promise.resolve(success(undefined)) });
  const engine = {
    open: (spec: EndpointSpec) => {
      specs.push(spec);
      return opened();
    },
    isOpen: (id: number) => isOpen(id),
    send: () => sent,
    close: note('close'),
    closeAll: note('closeAll'),
    restart: (id: number) => {
      calls.push(`restart ${id}`);
      return opened();
    },
    remove: note('remove'),
    halfClose: note('halfClose'),
    setResponder: note('setResponder'),
  } as unknown as Engine;
  const prepared: (string | undefined)[] = [];
  const actions = new SocketActions({
    engine,
    ledger,
    responders: { prepare: (responder) => Promise.resolve(void prepared.push(responder)) },
    settings: () => ({ ...readSettings(() => undefined), ...settings }),
    baseFolder: () => '/workspace',
  });
  const told = (...events: readonly Parameters<Ledger['apply']>[0][]): void => {
    for (const event of events) ledger.apply(event);
  };
  actions.onClosing((id) => calls.push(`closing ${id ?? 'all'}`));
  return {
    ledger,
    calls,
    specs,
    prepared,
    actions,
    told,
    open: (which: (id: number) => boolean) => (isOpen = which),
    sends: (result: typeof sent) => (sent = result),
  };
}

const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.failure.code);

describe('SocketActions', () => {
  it('reads addresses with the settings of the window, and paths below its folder', function () {
    if (process.platform === 'win32') this.skip();
    const { actions } = lab({ defaultHost: '192.0.2.2' });
    const host = (text: string) => {
      const parsed = actions.parse({ text, kind: 'listener', transport: 'tcp' });
      return parsed.ok && 'host' in parsed.value ? parsed.value.host : '';
    };
    assert.deepEqual([host(':9998'), host('127.0.0.1:9998')], ['192.0.2.2', '127.0.0.1']);
    const path = (text: string) => {
      const parsed = actions.parse({ text, kind: 'listener' });
      return parsed.ok && 'path' in parsed.value ? parsed.value.path : '';
    };
    assert.equal(path('unix:demo.sock'), '/workspace/demo.sock');
    assert.equal(path('unix:/tmp/demo.sock'), '/tmp/demo.sock');
    if (process.platform === 'linux') assert.equal(path('unix:@demo'), '@demo');
    const long = actions.parse({ text: `unix:${'x'.repeat(100)}`, kind: 'listener' });
    assert.equal(long.ok, false, 'too long with the folder');
  });

  it('opens nothing at a wrong address', async () => {
    const { actions, specs, prepared } = lab();
    const begun = await actions.begin({ kind: 'listener', address: 'tcp://127.0.0.1:99999' });
    assert.deepEqual([codeOf(begun), specs, prepared], ['EINVAL', [], []]);
  });

  it('gives the configured time to connect to stream clients that have none of their own', async () => {
    const timeouts = async (settings: Partial<Settings>) => {
      const { actions, specs } = lab(settings);
      for (const [kind, address] of [
        ['client', 'tcp://h:1'],
        ['client', 'tcp://h:1?connectTimeoutMs=7'],
        ['client', 'udp://h:1'],
        ['listener', 'tcp://127.0.0.1:1'],
      ] as const)
        await actions.begin({ kind, address });
      return specs.map(({ address }) => address.options.connectTimeoutMs);
    };
    assert.deepEqual(await timeouts({ connectTimeoutMs: 500 }), [500, 7, undefined, undefined]);
    assert.deepEqual(await timeouts({}), [undefined, 7, undefined, undefined], 'the default');
  });

  it('opens with the responder and the name it is given, and without blank rules', async () => {
    const { actions, specs, prepared } = lab();
    const address = 'tcp://127.0.0.1:0';
    await actions.begin({ kind: 'listener', address, responder: 'echo', name: 'Device' });
    await actions.begin({ kind: 'listener', address, responder: ' \n' });
    assert.deepEqual(
      specs.map(({ responder, name }) => [responder, name]),
      [
        ['echo', 'Device'],
        [undefined, undefined],
      ],
    );
    assert.equal(prepared[0], 'echo', 'loaded before it is needed');
  });

  it('notes what was sent for its target: a client, whichever connection it has', () => {
    const { actions, told, sends } = lab();
    told(...connected);
    const bytes = new Uint8Array([1, 2, 3, 4, 5]);
    assert.deepEqual(actions.send(2, bytes), success({ bytes: 5 }));
    actions.send(7, new Uint8Array([7]));
    assert.deepEqual(actions.sent.last(1), { kind: 'bytes', bytes });
    sends(fail({ code: 'EPIPE', message: 'The connection is over.' }));
    const refused = actions.send(1, new Uint8Array([9]));
    assert.match(
      refused.ok ? '' : refused.failure.message,
      /^Nothing went out to tcp:\/\/127\.0\.0\.1:5000\. The connection is over\.$/,
    );
    assert.deepEqual(actions.sent.last(1), { kind: 'bytes', bytes }, 'the last that went out');
  });

  it('tells of a close before it is made, and makes none of what is closed already', async () => {
    const { actions, calls, told, open } = lab();
    told(...listening, make('accepted', { connection: 2 }));
    assert.equal((await actions.stop(2)).ok, true);
    assert.deepEqual(calls.splice(0), ['closing 2', 'close 2']);
    open(() => false);
    assert.equal((await actions.stop(2)).ok, true);
    assert.deepEqual(calls.splice(0), ['closing 2']);
    await actions.stopAll();
    assert.deepEqual(calls.splice(0), ['closing all', 'closeAll']);
    assert.equal(codeOf(await actions.stop(99)), 'ENOTCONN');
    assert.deepEqual(calls, []);
  });

  it('restarts the endpoint of a connection, and takes only endpoints off the list', async () => {
    const { actions, calls, told } = lab();
    told(...connected);
    const restarted = await actions.restart(2);
    assert.equal(restarted.ok && restarted.value.id, 1);
    assert.deepEqual(calls.splice(0), ['closing 1', 'restart 1']);
    assert.equal(codeOf(await actions.remove(2)), 'ENOTCONN');
    assert.deepEqual(calls, []);
    assert.equal((await actions.remove(1)).ok, true);
    assert.deepEqual(calls, ['closing 1', 'remove 1']);
    assert.equal(codeOf(await actions.restart(99)), 'ENOTCONN');
  });

  it('takes off the list what is closed, and that alone', async () => {
    const { actions, calls, told, open } = lab();
    told(...client, make('connecting'), lost, over);
    told(make('opening', { endpoint: 7 }), make('listening', { endpoint: 7 }));
    open((id) => id === 7);
    await actions.removeClosed();
    assert.deepEqual(calls, ['remove 1']);
  });

  it('answers with the endpoint of what was acted on, and with one sentence for a number of nothing', () => {
    const { actions, told } = lab();
    told(...connected);
    const done = actions.halfClose(2);
    assert.equal(done.ok && done.value.id, 1);
    const nothing = actions.halfClose(99);
    assert.match(
      nothing.ok ? '' : nothing.failure.message,
      /no endpoint and no connection with the number 99$/,
    );
  });

  it('takes blank rules for no responder', async () => {
    const { actions, calls, told } = lab();
    told(...listening);
    await actions.setResponder(1, ' \n');
    await actions.setResponder(1, 'echo');
    assert.deepEqual(calls, ['setResponder 1 undefined', 'setResponder 1 echo']);
  });
});
