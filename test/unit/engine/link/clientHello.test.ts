import assert from 'node:assert/strict';
import {
  beginsClientHello,
  clientHelloAtEnd,
  earlyHelloIn,
  EarlyHello,
} from '../../../../src/engine/link/clientHello.ts';

const hello = Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00);

describe('beginsClientHello', () => {
  it('knows one by its first bytes, whole or not', () => {
    assert.ok(beginsClientHello(hello));
    assert.ok(beginsClientHello(hello.subarray(0, 4)));
  });

  it('takes nothing else for one', () => {
    assert.ok(!beginsClientHello(new Uint8Array()));
    assert.ok(!beginsClientHello(hello.subarray(0, 1)));
    assert.ok(!beginsClientHello(Buffer.from('EHLO')));
    // A ServerHello, and an alert.
    assert.ok(!beginsClientHello(Uint8Array.of(0x16, 0x03, 0x03, 0x00, 0x7a, 0x02)));
    assert.ok(!beginsClientHello(Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02)));
  });
});

describe('clientHelloAtEnd', () => {
  const whole = Buffer.concat([Buffer.from('16030100080100000403030000', 'hex')]);
  const found = (bytes: Uint8Array): number | undefined => clientHelloAtEnd(bytes)?.length;

  it('finds one behind text, whole or not', () => {
    assert.equal(found(Buffer.concat([Buffer.from('STARTTLS\r\n\x16\x03'), whole])), 13);
    assert.equal(found(Buffer.concat([Buffer.from('STARTTLS\r\n'), whole.subarray(0, 10)])), 10);
    assert.equal(found(whole), 13);
  });

  it('takes nothing for one that goes on, that has other lengths, or that is not there', () => {
    assert.equal(found(Buffer.concat([whole, Buffer.from('x')])), undefined);
    assert.equal(found(Buffer.from('16030100080100000503030000', 'hex')), undefined);
    assert.equal(found(Buffer.from('STARTTLS\r\n')), undefined);
    assert.equal(found(new Uint8Array()), undefined);
  });
});

describe('earlyHelloIn', () => {
  const whole = Buffer.from('16030100080100000403030000', 'hex');

  it('is the chunk that begins one, or what stands behind text', () => {
    assert.equal(earlyHelloIn(hello), hello);
    assert.deepEqual(
      Buffer.from(earlyHelloIn(Buffer.concat([Buffer.from('STARTTLS\r\n'), whole])) ?? []),
      whole,
    );
    assert.equal(earlyHelloIn(Buffer.from('STARTTLS\r\n')), undefined);
  });

  it('is not looked for behind much else', () => {
    assert.equal(earlyHelloIn(Buffer.concat([new Uint8Array(16 * 1024), whole])), undefined);
    assert.equal(earlyHelloIn(Buffer.concat([new Uint8Array(4 * 1024), whole])), undefined);
    assert.ok(earlyHelloIn(Buffer.concat([new Uint8Array(2 * 1024), whole])));
  });
});

describe('EarlyHello', () => {
  it('keeps all chunks, and copies them', () => {
    const early = new EarlyHello();
    const shared = Uint8Array.from(hello);
    early.add(shared.subarray(0, 3));
    early.add(shared.subarray(3));
    shared.fill(0);
    assert.deepEqual(Uint8Array.from(early.bytes ?? []), hello);
  });

  it('forgets a session that goes on', () => {
    const early = new EarlyHello();
    early.add(hello);
    early.add(new Uint8Array(16 * 1024));
    assert.equal(early.bytes, undefined);
    early.add(hello);
    assert.equal(early.bytes, undefined);
  });
});
