import assert from 'node:assert/strict';
import type { DecodedField } from '../../../../src/model/decoded.ts';
import { decodeBytes } from '../../../../src/bytes/decoders/decoderTable.ts';

const stream = { isDatagram: false, from: 'unknown', ports: [] } as const;
const hex = (text: string): Uint8Array =>
  Uint8Array.from((text.match(/[0-9a-f]{2}/g) ?? []).map((digits) => Number.parseInt(digits, 16)));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

function shown(
  bytes: Uint8Array,
  decoder: string,
  context: Parameters<typeof decodeBytes>[1] = stream,
): DecodedField[] {
  const flat = (fields: readonly DecodedField[]): DecodedField[] =>
    fields.flatMap((field) => [field, ...flat(field.fields ?? [])]);
  return flat(decodeBytes(bytes, context, decoder).fields);
}
function problems(fields: readonly DecodedField[]): string[] {
  return fields.flatMap(({ problem }) => problem ?? []);
}

describe('Decoders of single formats', () => {
  const header = '0001 8000 0001 0000 0000 0000';
  const dns = (name: string): string[] =>
    problems(shown(hex(`${header} ${name} 0001 0001`), 'dns', { ...stream, isDatagram: true }));

  it('DNS: pointers that loop, lead forward, or lead to themselves end the name with a sentence', () => {
    assert.match(dns('c00c')[0] ?? '', /^The pointer at offset 0x0c leads to 0x0c, which is not before it/);
    assert.match(dns('01 61 c00c')[0] ?? '', /not before it/);
    assert.match(dns('c0ff')[0] ?? '', /leads to 0xff/);
    assert.match(dns('41 61')[0] ?? '', /A label of an unknown kind \(0x41\) stands at offset 0x0c/);
    assert.match(dns('3f'.padEnd(128, '61').repeat(5))[0] ?? '', /longer than 255 bytes/);
  });

  it('DNS: names are shown escaped', () => {
    const name = shown(hex(`${header} 03 2e 1b 61 00 0001 0001`), 'dns', {
      ...stream,
      isDatagram: true,
    }).find((field) => field.name === 'name');
    assert.equal(name?.value, '\\.\\x1Ba');
  });

  it('HTTP: says when a body is not all here, is more than Content-Length, or the head goes on', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
    assert.match(shown(text(`${head}he`), 'http').at(-1)?.note ?? '', /^2 bytes of 5 are here/);
    assert.equal(shown(text(`${head}helloHTTP`), 'http').at(-1)?.name, 'after the body');
    assert.match(
      shown(text('GET / HTTP/1.1\r\nHost: a\r\nUser-Ag'), 'http').find(({ name }) => name === 'header')
        ?.note ?? '',
      /goes on after/,
    );
    assert.deepEqual(problems(shown(text('GET / HTTP/1.1\r\nBad Name: 1\r\n\r\n'), 'http')).length, 1);
    assert.match(
      problems(shown(text('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n'), 'http'))[0] ??
        '',
      /Two Content-Length/,
    );
    assert.equal(
      shown(text('GET / HTTP/1.1\nHost: a\n\n'), 'http')[0]?.note,
      'ends with LF alone; CR LF is the rule',
    );
  });

  it('MQTT: finds the version by what fits, and takes the one that was chosen', () => {
    const publish = hex('30 0a 0003 612f62 68656c6c6f');
    const names = (fields: DecodedField[]): string => fields.map(({ name }) => name).join(' ');
    assert.doesNotMatch(names(shown(publish, 'mqtt')), /properties/);
    assert.match(names(shown(hex('30 0a 0003 612f62 03 23 0001 68'), 'mqtt')), /topic alias/);
    assert.match(
      problems(shown(publish, 'mqtt5'))[0] ?? '',
      /^The properties have 104 bytes at offset 0x08, and 4 are left/,
    );
    assert.match(
      problems(shown(hex('10 0c 0004 4d515455 04 02 003c 0000'), 'mqtt'))[0] ?? '',
      /should be "MQTT"/,
    );
    assert.match(problems(shown(hex('36 04 0002 6162'), 'mqtt'))[0] ?? '', /QoS 3 does not exist/);
    assert.match(problems(shown(hex('30 ffffffff 01'), 'mqtt'))[0] ?? '', /more than four bytes/);
  });

  it('Modbus: requests and responses are told apart by who speaks, or by their lengths', () => {
    const request = hex('0001 0000 0006 01 03 006b 0003');
    const response = hex('0001 0000 0005 01 03 02 022b');
    assert.equal(shown(request, 'modbus')[0]?.name, 'request');
    assert.equal(shown(response, 'modbus')[0]?.name, 'response');
    assert.match(problems(shown(request, 'modbus', { ...stream, from: 'server' })).join(), /byte count/);
    assert.match(
      problems(shown(hex('0001 0000 0007 01 03 006b 0003 ff'), 'modbus', { ...stream, from: 'client' }))[0] ??
        '',
      /1 byte from offset 0x0c on belongs to nothing/,
    );
    assert.match(
      problems(shown(hex('0001 0000 0006 01 05 0001 1234'), 'modbus'))[0] ?? '',
      /neither on \(0xff00\) nor off/,
    );
  });

  it('Modbus: functions that a maker has defined are shown, and known by their header', () => {
    const by = (digits: string, ports: readonly number[] = []): string | undefined =>
      decodeBytes(hex(digits), { ...stream, ports }).by?.id;
    for (const code of ['41', '48', '64', '6e', 'c1']) {
      const bytes = `0001 0000 0004 01 ${code} 0102`;
      assert.equal(by(bytes), 'modbus', code);
      const fields = shown(hex(bytes), 'modbus');
      assert.match(fields.find(({ name }) => name === 'function')?.value ?? '', /user-defined function$/);
    }
    const whole = shown(hex('0001 0000 0004 01 41 0102'), 'modbus');
    assert.deepEqual(problems(whole), []);
    assert.equal(whole.at(-1)?.name, 'data');
    for (const code of ['40', '49', '63', '6f'])
      assert.notEqual(by(`0001 0000 0004 01 ${code} 0102`), 'modbus');
    // The header alone is too little; port 502 says the rest.
    assert.notEqual(by('0001 0000 0010 01 41 0102'), 'modbus');
    assert.equal(by('0001 0000 0010 01 41 0102', [502]), 'modbus');
  });

  it('nobody: what was tried is told, each with a reason', () => {
    const { by, tried } = decodeBytes(text('hello'), stream);
    assert.equal(by, undefined);
    assert.ok(tried.length >= 5 && tried.every(({ reason }) => reason.endsWith('.')));
  });
});
