/** Sample messages of all formats that are decoded. */
import type { DecodeContext } from '../../src/bytes/decoders/decoder.ts';

/** A message as on the wire. */
export interface DecoderSample {
  readonly name: string;
  /** The decoder that should recognise it. */
  readonly decoder: string;
  readonly bytes: Uint8Array;
  readonly context: DecodeContext;
}

const encoder = new TextEncoder();

function hex(text: string): Uint8Array {
  return Uint8Array.from((text.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => Number.parseInt(digits, 16)));
}

const stream = (port: number, from: DecodeContext['from'] = 'client'): DecodeContext => ({
  isDatagram: false,
  from,
  ports: [50_000, port],
});
const datagram = (port: number, from: DecodeContext['from'] = 'client'): DecodeContext => ({
  isDatagram: true,
  from,
  ports: [50_000, port],
});

const query = '1234 0100 0001 0000 0000 0000 07 6578616d706c65 03 636f6d 00 0001 0001';
/** CNAME and A by pointers, SOA, MX, TXT, AAAA, SRV, CAA and OPT. */
const response = `1234 8180 0001 0008 0000 0001
  07 6578616d706c65 03 636f6d 00 00ff 0001
  c00c 0005 0001 0000003c 0006 03 777777 c00c
  c029 0001 0001 0000003c 0004 5db8d822
  c00c 0006 0001 00000e10 0021 02 6e73 c00c 05 61646d696e c00c 78000001 00001c20 00000e10 00127500 00000078
  c00c 000f 0001 0000012c 0009 000a 04 6d61696c c00c
  c00c 0010 0001 0000012c 0006 05 68656c6c6f
  c00c 001c 0001 0000012c 0010 20010db8000000000000000000000001
  c00c 0021 0001 0000012c 000c 0001 0002 13c4 03 73 69 70 c00c
  c00c 0101 0001 0000012c 000d 00 05 6973737565 61 2e 63 6f 6d 21
  00 0029 04d0 00 00 8000 0008 000a 0004 01020304`;

/** RRSIG, DS, DNSKEY, NSEC, NAPTR, SSHFP, TLSA, SVCB, HINFO, NSEC3 and PTR. */
const signed = `
  000785800001000b00000000016101620000ff0001c00c002e00010000012c001f000108020000012c65600000655000
  00126701610162000001020304050607c00c002b00010000012c002412670802000102030405060708090a0b0c0d0e0f
  101112131415161718191a1b1c1d1e1fc00c003000010000012c001001010308000102030405060708090a0bc00c002f
  00010000012c000d01630162000006400100000003c00c002300010000012c0017000a00140155074532552b73697003
  215e210164016200c00c002c00010000012c00160101000102030405060708090a0b0c0d0e0f10111213c00c00340001
  0000012c0023030101000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fc00c0040000100
  00012c001400010165016200000100030268320003000220fbc00c000d00010000012c000a0341524d054c696e7578c0
  0c003200010000012c000f0100000502aabb0401020304000140c00c000c00010000012c00040170c00c`;

/** Complete messages of every format, without problems. */
export const decoderSamples: readonly DecoderSample[] = [
  { name: 'DNS query', decoder: 'dns', bytes: hex(query), context: datagram(53) },
  { name: 'DNS response', decoder: 'dns', bytes: hex(response), context: datagram(53, 'server') },
  { name: 'DNS signed', decoder: 'dns', bytes: hex(signed), context: datagram(53, 'server') },
  { name: 'DNS over TCP', decoder: 'dns', bytes: hex(`001d ${query} 001d ${query}`), context: stream(53) },
  {
    name: 'HTTP request',
    decoder: 'http',
    bytes: encoder.encode(
      'POST /a?b=1 HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a":[1]}',
    ),
    context: stream(80),
  },
  {
    name: 'HTTP response',
    decoder: 'http',
    bytes: encoder.encode('HTTP/1.1 404 Not Found\r\nServer: x\r\nContent-Length: 0\r\n\r\n'),
    context: stream(80, 'server'),
  },
  {
    name: 'HTTP chunked',
    decoder: 'http',
    bytes: encoder.encode('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'),
    context: stream(80, 'server'),
  },
  {
    name: 'MQTT 3.1.1 CONNECT',
    decoder: 'mqtt',
    bytes: hex('10 23 0004 4d515454 04 c6 003c 0003 616263 0001 77 0004 62796521 0004 75736572 0003 707764'),
    context: stream(1883),
  },
  { name: 'MQTT 3.1.1 CONNACK', decoder: 'mqtt', bytes: hex('20 02 01 00'), context: stream(1883, 'server') },
  {
    name: 'MQTT 3.1.1 PUBLISH, SUBSCRIBE, PINGREQ',
    decoder: 'mqtt',
    bytes: hex('3b 0b 0003 612f62 0007 68692121 82 08 0001 0003 612f23 01 c0 00'),
    context: stream(1883),
  },
  {
    name: 'MQTT 3.1.1 acknowledgements',
    decoder: 'mqtt',
    bytes: hex('40 02 0007 50 02 0008 62 02 0008 70 02 0008 90 04 0001 0180 b0 02 0002 d0 00'),
    context: stream(1883, 'server'),
  },
  {
    name: 'MQTT 3.1.1 UNSUBSCRIBE, DISCONNECT',
    decoder: 'mqtt',
    bytes: hex('a2 07 0002 0003 612f23 e0 00'),
    context: stream(1883),
  },
  {
    name: 'MQTT 5 CONNECT',
    decoder: 'mqtt',
    bytes: hex('10 1f 0004 4d515454 05 02 003c 0d 11 0000000a 26 0001 6b 0002 7676 0005 68656c6c6f'),
    context: stream(1883),
  },
  {
    name: 'MQTT 5 CONNACK',
    decoder: 'mqtt',
    bytes: hex('20 09 00 00 06 22 000a 21 0014'),
    context: stream(1883, 'server'),
  },
  {
    name: 'MQTT 5 PUBLISH',
    decoder: 'mqtt',
    bytes: hex('30 16 0003 612f62 0c 03 0004 74657874 23 0001 01 00 68656c6c'),
    context: stream(1883),
  },
  {
    name: 'Modbus request',
    decoder: 'modbus',
    bytes: hex('0001 0000 0006 01 03 006b 0003'),
    context: stream(502),
  },
  {
    name: 'Modbus response',
    decoder: 'modbus',
    bytes: hex('0001 0000 0009 01 03 06 022b 0000 0064'),
    context: stream(502, 'server'),
  },
  {
    name: 'Modbus exception',
    decoder: 'modbus',
    bytes: hex('0001 0000 0003 01 83 02'),
    context: stream(502, 'server'),
  },
  {
    name: 'Modbus writes',
    decoder: 'modbus',
    bytes: hex('0002 0000 0006 01 05 00ac ff00 0003 0000 000b 01 10 0001 0002 04 000a 0102'),
    context: stream(502),
  },
  {
    name: 'Modbus coils',
    decoder: 'modbus',
    bytes: hex('0002 0000 0005 01 01 02 cd01 0003 0000 0006 01 0f 0013 000a'),
    context: stream(502, 'server'),
  },
  {
    name: 'JSON',
    decoder: 'json',
    bytes: encoder.encode('{"name":"straße","list":[1,-2.5e3,true,null],"deep":{"a":{}}}'),
    context: stream(7),
  },
  { name: 'NDJSON', decoder: 'json', bytes: encoder.encode('{"n":1}\n{"n":2}\n'), context: stream(7) },
];
