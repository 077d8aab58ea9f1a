import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Address } from '../../../src/model/address.ts';
import { parseAddress, type AddressContext } from '../../../src/address/parseAddress.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { assertAnswer, assertLinear, textOf } from './longLines.ts';

const listener: AddressContext = { kind: 'listener' };
const client: AddressContext = { kind: 'client' };

function good(text: string, context: AddressContext): Address {
  const parsed = parseAddress(text, context);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** Each problem's marked text and fix; the message is for people and is not compared. */
function bad(text: string, context: AddressContext): (readonly [marked: string, fix?: string])[] {
  return problemsOf(text, context).map(({ start, end, fix }) =>
    fix === undefined ? [text.slice(start, end)] : [text.slice(start, end), fix],
  );
}

function problemsOf(text: string, context: AddressContext): readonly Problem[] {
  const parsed = parseAddress(text, context);
  assert.ok(!parsed.ok, JSON.stringify(parsed));
  return parsed.problems;
}

describe('parseAddress', () => {
  const tcp = (host: string, port: number, options = {}): Address => ({
    transport: 'tcp',
    host,
    port,
    options,
  });

  it('reads every form of the notation', () => {
    assert.deepEqual(good('tcp://127.0.0.1:9998', client), tcp('127.0.0.1', 9998));
    assert.deepEqual(good('tcp://[::1]:9998', client), tcp('::1', 9998));
    assert.deepEqual(good('tcp://*:9998', listener), tcp('*', 9998));
    assert.deepEqual(good(' TCP://Example.org.:1 ', client), tcp('Example.org.', 1));
    assert.deepEqual(good('tls://localhost:8443', client), { ...tcp('localhost', 8443), transport: 'tls' });
    assert.deepEqual(good('unix:/tmp/demo.sock', client), {
      transport: 'unix',
      path: '/tmp/demo.sock',
      options: {},
    });
    assert.deepEqual(good('unix:demo?backlog=2', listener), {
      transport: 'unix',
      path: 'demo',
      options: { backlog: 2 },
    });
    assert.deepEqual(good('udp://239.1.2.3:5000?join=eth0&ttl=1&loop=true', listener), {
      transport: 'udp',
      host: '239.1.2.3',
      port: 5000,
      options: { join: 'eth0', ttl: 1, loop: true },
    });
    assert.deepEqual(good('udp://255.255.255.255:9?broadcast=true', client), {
      transport: 'udp',
      host: '255.255.255.255',
      port: 9,
      options: { broadcast: true },
    });
  });

  it('needs neither scheme nor host where the transport is known', () => {
    const known: AddressContext = { kind: 'client', transport: 'tcp' };
    for (const text of ['9998', ':9998', '127.0.0.1:9998', 'tcp://:9998']) {
      assert.deepEqual(good(text, known), tcp('127.0.0.1', 9998), text);
    }
    assert.deepEqual(good('[::1]:http', known), tcp('::1', 80));
    assert.deepEqual(good('localhost:9998', known), tcp('localhost', 9998));
    assert.deepEqual(good('/tmp/x', { kind: 'client', transport: 'unix' }), {
      transport: 'unix',
      path: '/tmp/x',
      options: {},
    });
  });

  it('binds a listener to 127.0.0.1 unless told otherwise', () => {
    assert.deepEqual(good('tcp://localhost:0', listener), tcp('127.0.0.1', 0));
    assert.deepEqual(good('tcp://:0', listener), tcp('127.0.0.1', 0));
    assert.deepEqual(good('tcp://:0', { ...listener, defaultHost: '*' }), tcp('*', 0));
    assert.deepEqual(good('tcp://:0', { ...listener, defaultHost: '[::1]' }), tcp('::1', 0));
    assert.deepEqual(good('tcp://:1', { ...client, defaultHost: '*' }), tcp('127.0.0.1', 1));
    assert.deepEqual(bad('tcp://:0', { ...listener, defaultHost: 'no host' }), [['']]);
  });

  it('takes where a relay listens the options of listeners, and those of relays', () => {
    const relay: AddressContext = { kind: 'relay' };
    assert.deepEqual(good('tcp://:0?connect=first&backlog=5', relay).options, {
      connect: 'first',
      backlog: 5,
    });
    assert.deepEqual(good('unix:/tmp/x?connect=accept', relay).options, { connect: 'accept' });
    assert.deepEqual(good('udp://:0?idleMs=500', relay).options, { idleMs: 500 });
    assert.deepEqual(bad('tcp://:0?connect=later', relay), [['later']]);
    assert.deepEqual(bad('tcp://:0?idleMs=500', relay), [['idleMs=500']]);
    assert.deepEqual(bad('udp://:0?connect=first', relay), [['connect=first']]);
    assert.deepEqual(bad('udp://:0?idleMs=9', relay), [['9']]);
    assert.deepEqual(bad('tcp://:0?reconnectMs=500', relay), [['reconnectMs=500']]);
    assert.deepEqual(bad('tcp://:0?endAfterMs=500', relay), [['endAfterMs=500']]);
    for (const [text, context] of [
      ['tcp://:0?connect=first', listener],
      ['tcp://:1?connect=first', client],
    ] as const) {
      const parsed = parseAddress(text, context);
      assert.ok(!parsed.ok);
      assert.equal(
        parsed.problems[0].message,
        `The option connect does not fit a tcp ${context.kind}: it is for tcp, tls, unix relays.`,
      );
    }
  });

  it('takes a mapped address for the IPv4 address it is', () => {
    assert.deepEqual(good('tcp://[::ffff:10.0.0.1]:80', client), tcp('10.0.0.1', 80));
    assert.deepEqual(good('tcp://[::ffff:a00:1]:80', client), tcp('10.0.0.1', 80));
  });

  it('knows services by transport', () => {
    assert.equal((good('udp://:TFTP', client) as { port: number }).port, 69);
    assert.deepEqual(bad('tcp://:tftp', client), [['tftp', '69']]);
    assert.deepEqual(bad('tcp://:htpt', client), [['htpt', 'http']]);
    assert.deepEqual(bad('tcp://http', client), [['http', ':http']]);
  });

  it('marks what is wrong and offers what would be right', () => {
    assert.deepEqual(bad('9998', listener), [['', 'tcp://']]);
    assert.deepEqual(bad('/tmp/x.sock', listener), [['', 'unix:']]);
    assert.deepEqual(bad('tpc://h:1', client), [['tpc', 'tcp']]);
    assert.deepEqual(bad('https://h:1', client), [['https', 'tls']]);
    assert.deepEqual(bad('tcp:h:1', client), [['tcp:', 'tcp://']]);
    assert.deepEqual(bad('udp://h:1', { kind: 'client', transport: 'tcp' }), [['udp://', 'tcp://']]);
    assert.deepEqual(bad('tcp://h:1/x', client), [['/x', '']]);
    assert.deepEqual(bad('tcp://h', listener), [['', ':0']]);
    assert.deepEqual(bad('tcp://h:', client), [['']]);
    assert.deepEqual(bad('tcp://::1:80', client), [['::1:80', '[::1]:80']]);
    assert.deepEqual(bad('tcp://fe80::1', listener), [['fe80::1', '[fe80::1]:0']]);
    assert.deepEqual(bad('tcp://a:b:1', client), [['a:b:1']]);
    assert.deepEqual(bad('tcp://[foo]:1', client), [['[foo]', 'foo']]);
    assert.deepEqual(bad('tcp://[::1:1', client), [['[::1:1']]);
    assert.deepEqual(bad('tcp://[::1]1', client), [['1']]);
    assert.deepEqual(bad('tcp://*:1', client), [['*', '127.0.0.1']]);
    assert.deepEqual(bad('tcp://h:0', client), [['0']]);
    assert.deepEqual(bad('tcp://h:65536', listener), [['65536']]);
    assert.deepEqual(bad('tcp://h:-1', listener), [['-1']]);
    assert.deepEqual(bad('tcp://224.0.0.1:1', client), [['224.0.0.1']]);
    assert.deepEqual(bad('tcp://255.255.255.255:1', client), [['255.255.255.255']]);
  });

  it('refuses hosts that only look like addresses', () => {
    for (const [host, marked] of [
      ['256.1.1.1', '256'],
      ['010.1.1.1', '010'],
      ['1.2.3', '1.2.3'],
      ['1.2.3.4.5', '1.2.3.4.5'],
      ['0x7f.0x1', '0x7f.0x1'],
      ['a b', ' '],
      ['user@h', '@'],
      ['-a.org', '-a'],
      ['a..b', '.'],
      ['\u202eh', '\u202e'],
      [`${'a'.repeat(64)}.org`, 'a'.repeat(64)],
      [`${'a.'.repeat(127)}a`, `${'a.'.repeat(127)}a`],
    ] as const) {
      assert.deepEqual(
        bad(`tcp://${host}:1`, client).map(([text]) => text),
        [marked],
        host,
      );
    }
    for (const host of ['_sip._tcp.example.org', 'bücher.example', '例え.jp', 'a1', '1a'])
      good(`tcp://${host}:1`, client);
  });

  it('tells all problems of one text', () => {
    assert.deepEqual(bad('tpc://256.1.1.1:70000?noDlay&ttl=1', client), [
      ['tpc', 'tcp'],
      ['256'],
      ['70000'],
      ['noDlay', 'noDelay'],
      ['ttl=1'],
    ]);
  });

  it('judges options by the table', () => {
    assert.deepEqual(bad('tcp://h:1?noDelay=1', client), [['1', 'true']]);
    assert.deepEqual(bad('tcp://h:1?backlog=4', client), [['backlog=4']]);
    assert.deepEqual(bad('tcp://h:1?family=5', client), [['5']]);
    assert.deepEqual(bad('tcp://h:1?reconnectMs=', client), [['']]);
    assert.deepEqual(bad('tcp://h:1?localAddress=[::1]', client), [['[::1]', '::1']]);
    assert.deepEqual(bad('tcp://h:1?noDelay&noDelay', client), [['noDelay']]);
    assert.deepEqual(bad('tcp://h:1?', client), [['?', '']]);
    assert.deepEqual(bad('tcp://h:1?&noDelay', client), [['&', '']]);
    assert.deepEqual(bad('tcp://127.0.0.1:1?family=6', client), [['family=6']]);
    assert.deepEqual(bad('tcp://[::1]:1?localAddress=127.0.0.1', client), [['localAddress=127.0.0.1']]);
    assert.deepEqual(bad('udp://127.0.0.1:1?join=lo&ttl=0', listener), [['join=lo'], ['ttl=0']]);
    assert.deepEqual(bad('udp://239.0.0.1:1?source=239.0.0.2', listener), [['source=239.0.0.2']]);
    assert.deepEqual(bad('udp://239.0.0.1:1?join=%ff', listener), [['%ff']]);
    assert.deepEqual(good('tcp://h:1?noDelay&localAddress=fe80::1%eth0', client).options, {
      noDelay: true,
      localAddress: 'fe80::1%eth0',
    });
  });

  it('holds options against platform and Node version', () => {
    const at = (platform: string, nodeVersion: string): AddressContext => ({
      ...listener,
      platform,
      nodeVersion,
    });
    const text = 'tcp://:0?reusePort';
    for (const version of ['22.12.0', 'v22.13.1', '23.1.0', '24.0.0', '30.1.2'])
      good(text, at('linux', version));
    for (const version of ['20.19.0', '22.11.9', '23.0.0', '21.5.0']) bad(text, at('linux', version));
    bad(text, at('darwin', '24.0.0'));
    bad(text, at('win32', '24.0.0'));
  });

  it('holds unix paths against the platform', () => {
    const path = (length: number): string => `unix:/${'é'.repeat((length - 1) / 2)}`;
    good(path(107), { ...listener, platform: 'linux' });
    bad(path(109), { ...listener, platform: 'linux' });
    good(path(103), { ...listener, platform: 'darwin' });
    bad(path(105), { ...listener, platform: 'darwin' });
    const pipe = 'unix:\\\\?\\pipe\\demo?backlog=2';
    assert.deepEqual(good(pipe, { ...listener, platform: 'win32' }), {
      transport: 'unix',
      path: '\\\\?\\pipe\\demo',
      options: { backlog: 2 },
    });
    bad(pipe, { ...listener, platform: 'linux' });
    assert.deepEqual(bad('tcp://h:1?keepAliveProbes=3', client), [['keepAliveProbes=3']]);
    good('tcp://h:1?keepAliveMs=1000&keepAliveProbes=3', { ...client, nodeVersion: '24.19.0' });
    for (const nodeVersion of ['20.20.2', '24.18.9', '25.9.0', '26.3.0'])
      bad('tcp://h:1?keepAliveMs=1000&keepAliveProbes=3', { ...client, nodeVersion });
    good('udp://h:69?anyPort=true', client);
    bad('udp://239.1.2.3:69?anyPort=true', client);
    bad('udp://h:69?anyPort=true', listener);
    for (const scheme of ['unix-dgram:', 'unixgram://', 'unix_datagram:', 'unix-seqpacket:'])
      assert.deepEqual(bad(`${scheme}/tmp/x`, client), [[scheme]]);
    assert.deepEqual(good('unix:@demo?backlog=2', { ...listener, platform: 'linux' }), {
      transport: 'unix',
      path: '@demo',
      options: { backlog: 2 },
    });
    assert.deepEqual(bad('unix:@demo', { ...listener, platform: 'win32' }), [['@demo']]);
    assert.deepEqual(bad('unix:@demo', { ...listener, platform: 'linux', nodeVersion: '20.20.2' }), [
      ['@demo'],
    ]);
    good('unix:@demo', { ...listener, platform: 'linux', nodeVersion: '22.0.0' });
    assert.deepEqual(good('unix:./@demo', { ...listener, platform: 'darwin' }).transport, 'unix');
    assert.deepEqual(bad('unix:', listener), [['']]);
    assert.deepEqual(bad('unix:///tmp/x', listener), [['unix://', 'unix:']]);
    assert.deepEqual(bad('unix:/tmp/', listener), [['/tmp/']]);
    assert.deepEqual(bad('unix:a%00b', listener), [['a%00b']]);
    assert.deepEqual(good('unix:100%/a%3Fb', listener), { transport: 'unix', path: '100%/a?b', options: {} });
  });

  const pieces =
    'tcp:// udp:// tls:// unix: : / ? & = % [ ] * . :: 0 1 255 9998 localhost http é noDelay=true ttl=3 join= -'.split(
      ' ',
    );
  const contexts = fc.record(
    {
      kind: fc.constantFrom('listener' as const, 'client' as const),
      transport: fc.constantFrom('tcp' as const, 'tls' as const, 'udp' as const, 'unix' as const),
      defaultHost: fc.string(),
      platform: fc.constantFrom('linux', 'darwin', 'win32', 'other'),
      nodeVersion: fc.string(),
    },
    { requiredKeys: ['kind'] },
  );

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(textOf(pieces), contexts, (text, context) =>
        assertAnswer(text, parseAddress(text, context)),
      ),
      { numRuns: 3000 },
    );
  }).timeout(20_000);

  it('takes linear time', () => {
    const starts = ['', 'tcp://', 'udp://h:1?', 'unix:', 'tcp://['];
    for (const start of starts) {
      for (const context of [client, listener]) {
        assertLinear([...pieces.slice(4), 'a', ' ', 'a&', 'ttl=1&', 'a.', '\u202e'], (text) =>
          assertAnswer(start + text, parseAddress(start + text, context)),
        );
      }
    }
  }).timeout(60_000);
});
