import assert from 'node:assert/strict';
import { resolveAddress } from '../../../../../src/language/experiment/reading/addressText.ts';
import type { AddressText } from '../../../../../src/language/experiment/model/experiment.ts';
import { parseExperiment } from '../../../../../src/language/experiment/parseExperiment.ts';

const before = 'connect ';

function addressOf(address: string): AddressText {
  const [statement] = parseExperiment(`${before}${address} as a`).experiment.statements;
  assert.ok(statement?.kind === 'connect');
  return statement.address;
}

const values = new Map([
  ['server', 'tcp://127.0.0.1:4711'],
  ['server.host', '::1'],
  ['port', '80\n'],
  ['wrong', '99999'],
  ['service', 'htpp'],
]);

function resolve(address: string): ReturnType<typeof resolveAddress> {
  return resolveAddress(addressOf(address), { kind: 'client' }, (name) => values.get(name));
}

/** Each problem's span in the address, and its fix. */
function bad(address: string): (readonly [string, string | undefined])[] {
  const resolved = resolve(address);
  assert.ok(!resolved.ok, address);
  return resolved.problems.map(({ start, end, fix }) => [
    address.slice(start - before.length, end - before.length),
    fix,
  ]);
}

describe('resolveAddress', () => {
  it('puts variables in', () => {
    assert.deepEqual(resolve('{{server}}?noDelay=true'), {
      ok: true,
      value: { transport: 'tcp', host: '127.0.0.1', port: 4711, options: { noDelay: true } },
    });
    const bracketed = resolve('udp://[{{server.host}}]:{{port}}');
    assert.ok(bracketed.ok && bracketed.value.transport === 'udp');
    assert.deepEqual([bracketed.value.host, bracketed.value.port], ['::1', 80]);
  });

  it('tells what is wrong where it stands in the experiment', () => {
    assert.deepEqual(bad('tcp://127.0.0.1:{{nobody}}'), [['{{nobody}}', undefined]]);
    assert.deepEqual(bad('tcp://127.0.0.1:{{wrong}}'), [['{{wrong}}', undefined]]);
    // A fix for what a variable holds would not be one for its name.
    assert.deepEqual(bad('tcp://127.0.0.1:{{service}}'), [['{{service}}', undefined]]);
    assert.deepEqual(bad('tcp://127.0.0.1:htpp'), [['htpp', 'http']]);
    assert.deepEqual(bad('{{server}}?nodelay=true'), [['nodelay', 'noDelay']]);
    assert.deepEqual(bad('tcp://127.0.0.1:{{port}}?a'), [['a', undefined]]);
    assert.deepEqual(bad('tcp://127.0.0.1:{{port}}{{wrong}}x'), [['{{port}}{{wrong}}x', undefined]]);
  });
});
