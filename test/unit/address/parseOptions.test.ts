import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasVersion } from '../../../src/address/nodeVersion.ts';
import { parseOptions, type OptionContext } from '../../../src/address/parseOptions.ts';
import { ProblemList } from '../../../src/model/problemList.ts';

const listener: OptionContext = { transport: 'tcp', kind: 'listener' };
const secured: OptionContext = { transport: 'tls', kind: 'listener' };
const group: OptionContext = { transport: 'udp', kind: 'listener' };

function parse(text: string, context = listener) {
  const problems = new ProblemList();
  const { options, spans } = parseOptions(text, 0, text.length, context, problems);
  const found = problems.result(undefined);
  const marked = found.ok ? [] : found.problems.map(({ start, end, fix }) => [text.slice(start, end), fix]);
  return {
    options,
    marked,
    spans: [...spans].map(([name, { start, end }]) => [name, text.slice(start, end)]),
  };
}

describe('parseOptions', () => {
  it('reads values by the type of their row, and where each stands', () => {
    assert.deepEqual(parse('backlog=2&noDelay'), {
      options: { backlog: 2, noDelay: true },
      marked: [],
      spans: [
        ['backlog', 'backlog=2'],
        ['noDelay', 'noDelay'],
      ],
    });
    const { options } = parse('join=eth%30&ttl=1&loop=false&source=192.0.2.1', group);
    assert.deepEqual(options, { join: 'eth0', ttl: 1, loop: false, source: '192.0.2.1' });
  });

  it('marks what is wrong, and offers what would be right', () => {
    assert.deepEqual(parse('baklog=2').marked, [['baklog', 'backlog']]);
    assert.deepEqual(parse('ttl=1').marked, [['ttl=1', undefined]]);
    assert.deepEqual(parse('backlog=2&backlog=3').marked, [['backlog=3', undefined]]);
    assert.deepEqual(parse('noDelay=yes').marked, [['yes', 'true']]);
    assert.deepEqual(parse('source=[::1]', group).marked, [['[::1]', '::1']]);
    assert.deepEqual(parse('ttl=256', group).marked, [['256', undefined]]);
    assert.deepEqual(parse('backlog=').marked, [['', undefined]]);
    assert.deepEqual(parse('join=%ff', group).marked, [['%ff', undefined]]);
  });

  it('reads words, names, paths and lists', () => {
    assert.deepEqual(
      parse('requestCert=ask&present=expired&alpn=h2,http/1.1&cert=../a%26b.pem', secured).options,
      {
        requestCert: 'ask',
        present: 'expired',
        alpn: ['h2', 'http/1.1'],
        cert: '../a&b.pem',
      },
    );
    assert.deepEqual(parse('present=expierd', secured).marked, [['expierd', 'expired']]);
    assert.deepEqual(parse('minVersion=1.4&requestCert=sometimes', secured).marked, [
      ['1.4', '1.0'],
      ['sometimes', undefined],
    ]);
    assert.deepEqual(parse('alpn=h2,,x', secured).marked, [['h2,,x', undefined]]);
    assert.deepEqual(parse(`alpn=${'x'.repeat(256)}`, secured).marked.length, 1);
    assert.deepEqual(parse('cert=a%00b', secured).marked, [['a%00b', undefined]]);
    const client: OptionContext = { ...secured, kind: 'client' };
    assert.deepEqual(parse('servername=api.example.org', client).options, { servername: 'api.example.org' });
    for (const wrong of ['127.0.0.1', '::1', 'a b'])
      assert.deepEqual(parse(`servername=${wrong}`, client).marked, [[wrong, undefined]]);
  });

  it('refuses what this system or this Node.js does not have', () => {
    assert.equal(parse('reusePort', { ...listener, platform: 'win32' }).marked.length, 1);
    assert.equal(parse('reusePort', { ...listener, platform: 'linux' }).marked.length, 0);
    assert.equal(parse('reusePort', { ...listener, nodeVersion: '20.0.0' }).marked.length, 1);
  });

  it('takes any text, and stays within it', () => {
    const pieces = fc.constantFrom('&', '=', '%', 'backlog', 'ttl', 'noDelay', '1', 'true', '%41', 'ü');
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const problems = new ProblemList();
        parseOptions(text, 0, text.length, group, problems);
        const found = problems.result(undefined);
        for (const { start, end } of found.ok ? [] : found.problems)
          assert.ok(start >= -1 && end <= text.length + 1, text);
      }),
    );
  });
});

describe('hasVersion', () => {
  it('compares within a line of releases, and takes later lines', () => {
    const first = ['22.12.0', '23.1.0'];
    assert.deepEqual(
      ['v22.11.9', '22.12.0', '22.13.0', '23.0.9', '23.1.0', '24.0.0', '20.20.0'].map((version) =>
        hasVersion(version, first),
      ),
      [false, true, true, false, true, true, false],
    );
  });
});
