import assert from 'node:assert/strict';
import type { AddressOptions } from '../../../src/model/address.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';
import { optionHelp } from '../../../src/address/optionHelp.ts';
import { optionRow, optionsFor, optionTable } from '../../../src/address/optionTable.ts';
import { optionTableMarkdown } from '../../../src/address/optionTableMarkdown.ts';
import { hasVersion } from '../../../src/address/nodeVersion.ts';

describe('optionTable', () => {
  it('has one sound row per option', () => {
    assert.equal(new Set(optionTable.map((row) => row.name)).size, optionTable.length);
    for (const row of optionTable) {
      assert.ok(row.transports.length > 0 && row.kinds.length > 0, row.name);
      assert.match(optionHelp[row.name], /^[A-Z][^]*\.$/);
      if (row.type === 'integer')
        assert.ok(row.choices !== undefined || (row.min ?? 1) <= (row.max ?? 0), row.name);
    }
  });

  it('finds rows by name and by fit', () => {
    assert.equal(optionRow('ttl')?.unit, 'hops');
    assert.equal(optionRow('constructor'), undefined);
    assert.deepEqual(
      optionsFor('unix', 'client').map((row) => row.name),
      ['reconnectMs'],
    );
    const names = (kind: 'listener' | 'relay') => optionsFor('tcp', kind).map((row) => row.name);
    assert.deepEqual(
      names('relay').filter((name) => !names('listener').includes(name)),
      ['connect'],
    );
    // Its sides end as those of the other connection do.
    assert.deepEqual(
      names('listener').filter((name) => !names('relay').includes(name)),
      ['endAfterMs'],
    );
    assert.ok(optionsFor(undefined, 'relay').some(({ name }) => name === 'idleMs'));
  });

  it('has no option that a relay would take without effect', () => {
    // Each option by where a relay takes it; those that are missing are refused at both of its addresses.
    const uses: Readonly<Partial<Record<keyof AddressOptions, readonly AddressKind[]>>> = {
      backlog: ['relay'],
      maxConnections: ['relay'],
      reusePort: ['relay'],
      noDelay: ['relay', 'target'],
      keepAliveMs: ['relay', 'target'],
      keepAliveIntervalMs: ['relay', 'target'],
      keepAliveProbes: ['relay', 'target'],
      connectTimeoutMs: ['target'],
      localAddress: ['target'],
      localPort: ['target'],
      family: ['target'],
      receiveBuffer: ['relay', 'target'],
      sendBuffer: ['relay', 'target'],
      join: ['relay', 'target'],
      source: ['relay'],
      ttl: ['relay', 'target'],
      loop: ['relay', 'target'],
      broadcast: ['relay', 'target'],
      connect: ['relay'],
      idleMs: ['relay'],
      cert: ['relay', 'target'],
      key: ['relay', 'target'],
      passphrase: ['relay', 'target'],
      ca: ['relay', 'target'],
      verify: ['relay', 'target'],
      requestCert: ['relay'],
      servername: ['target'],
      alpn: ['relay', 'target'],
      minVersion: ['relay', 'target'],
      maxVersion: ['relay', 'target'],
      ciphers: ['relay', 'target'],
      present: ['relay'],
      keylog: ['relay', 'target'],
    };
    const kinds: readonly AddressKind[] = ['relay', 'target'];
    for (const { name, transports } of optionTable) {
      for (const transport of transports) {
        const taken = kinds.filter((kind) => optionsFor(transport, kind).some((row) => row.name === name));
        assert.deepEqual(taken, uses[name] ?? [], `${name} of ${transport}`);
      }
    }
  });

  it('makes a Markdown table with a line per option', () => {
    const lines = optionTableMarkdown().trimEnd().split('\n');
    assert.equal(lines.length, optionTable.length + 2);
    assert.ok(lines.every((line) => line.split(' | ').length === 5));
    assert.match(
      lines.find((line) => line.includes('`family`')) ?? '',
      /tcp, tls, udp; clients \| `4` or `6` \| both/,
    );
  });

  it('compares Node versions by their line', () => {
    const first = ['22.12.0', '23.1.0'];
    assert.deepEqual(
      ['22.12.0', 'v23.1.0', '24.0.0'].map((version) => hasVersion(version, first)),
      [true, true, true],
    );
    assert.deepEqual(
      ['20.9.9', '22.11.5', '23.0.1', 'x'].map((version) => hasVersion(version, first)),
      [false, false, false, false],
    );
    assert.equal(hasVersion('22.12.0', ['22.12.1']), false);
    assert.equal(hasVersion('22.12.1', ['22.12.1']), true);
  });
});
