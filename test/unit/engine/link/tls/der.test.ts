import assert from 'node:assert/strict';
import * as der from '../../../../../src/engine/link/tls/der.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('DER', () => {
  it('has lengths in the shortest form', () => {
    assert.equal(hex(der.octetString(Buffer.alloc(2))), '04020000');
    assert.equal(hex(der.octetString(Buffer.alloc(127))).slice(0, 4), '047f');
    assert.equal(hex(der.octetString(Buffer.alloc(128))).slice(0, 6), '048180');
    assert.equal(hex(der.octetString(Buffer.alloc(256))).slice(0, 8), '04820100');
    assert.equal(hex(der.octetString(Buffer.alloc(65_536))).slice(0, 10), '0483010000');
  });

  it('has positive numbers in the fewest bytes', () => {
    assert.equal(hex(der.integer(0)), '020100');
    assert.equal(hex(der.integer(127)), '02017f');
    assert.equal(hex(der.integer(128)), '02020080');
    assert.equal(hex(der.integer(256)), '02020100');
    assert.equal(hex(der.integer(Buffer.from('00008001', 'hex'))), '0203008001');
    assert.equal(hex(der.integer(Buffer.alloc(4))), '020100');
  });

  it('has object identifiers (examples of X.690 and RFC 5280)', () => {
    assert.equal(hex(der.oid('2.5.29.17')), '0603551d11');
    assert.equal(hex(der.oid('1.2.840.10045.4.3.2')), '06082a8648ce3d040302');
    assert.equal(hex(der.oid('1.3.6.1.5.5.7.3.1')), '06082b06010505070301');
  });

  it('has times of two digits until 2049, and of four from 2050 (RFC 5280 section 4.1.2.5)', () => {
    assert.equal(der.time(new Date('2026-11-30T08:09:10.999Z')).toString('latin1'), '\x17\x0d261130080910Z');
    assert.equal(der.time(new Date('2050-01-01T00:00:00Z')).toString('latin1'), '\x18\x0f20500101000000Z');
  });

  it('nests', () => {
    assert.equal(
      hex(der.sequence(der.boolean(true), der.set(der.utf8String('é')))),
      '30090101ff31040c02c3a9',
    );
    assert.equal(hex(der.context(2, Buffer.from('a'))), '820161');
    assert.equal(hex(der.context(0, der.integer(2), true)), 'a003020102');
    assert.equal(hex(der.bitString(Buffer.from([0x80]), 7)), '03020780');
  });
});
