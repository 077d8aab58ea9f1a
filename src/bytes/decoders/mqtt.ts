/**
 * MQTT control packets, any number in a chunk. CONNECT states the version; for other packets it is inferred from what
 * parses.
 */
import type { Decoder, Verdict } from './decoder.ts';
import { FieldReader, hexNumber } from './fieldReader.ts';
import { mqttBody, packetTypes } from './mqttPackets.ts';
import type { MqttVersion, MqttWalk } from './mqttProperties.ts';

const connect = 1;
const connack = 2;
const ports = new Set([1883, 8883]);

export const mqtt: Decoder = {
  id: 'mqtt',
  label: 'MQTT',
  judge: (bytes, { ports: used, isDatagram }): Verdict => {
    if (isDatagram) return { sure: 'no', reason: 'MQTT goes over streams, not in datagrams.' };
    const whyNot = headerProblem(bytes);
    if (whyNot !== undefined) return { sure: 'no', reason: whyNot };
    const { reader, walk } = readBest(bytes);
    const isPort = used.some((port) => ports.has(port));
    const isConnect = (bytes[0] ?? 0) >> 4 === connect && bytes.length > 8;
    if (reader.problems === 0 && reader.ok() && (isConnect || isPort || walk.isEvident))
      return {
        sure: 'certain',
        reason: isConnect
          ? 'It begins with CONNECT, and all of it can be read.'
          : 'All of it can be read as control packets of MQTT.',
      };
    if (isPort || (reader.problems === 0 && bytes.length > 2))
      return {
        sure: 'likely',
        reason: isPort
          ? 'Its port is one of MQTT.'
          : 'It can be read as MQTT, but so short a packet may be anything.',
      };
    return { sure: 'no', reason: 'Its first bytes could be, but what follows cannot be read as MQTT.' };
  },
  show: (bytes) => readBest(bytes).reader.fields,
  messageEnd: packetsEnd,
};

export const mqtt311: Decoder = {
  id: 'mqtt311',
  label: 'MQTT 3.1.1',
  judge: () => ({ sure: 'no', reason: 'Only when chosen: MQTT finds the version by itself.' }),
  show: (bytes) => readAs(bytes, 4).reader.fields,
  messageEnd: packetsEnd,
};

export const mqtt5: Decoder = {
  id: 'mqtt5',
  label: 'MQTT 5',
  judge: () => ({ sure: 'no', reason: 'Only when chosen: MQTT finds the version by itself.' }),
  show: (bytes) => readAs(bytes, 5).reader.fields,
  messageEnd: packetsEnd,
};

function packetsEnd(bytes: Uint8Array, own: number): number | undefined {
  let end = 0;
  while (end < own) {
    let size = 1;
    let length = 0;
    for (let factor = 1; ; factor *= 128, size++) {
      if (size > 4) return undefined;
      const byte = bytes[end + size];
      if (byte === undefined) return end + size + 1;
      length += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
    }
    end += 1 + size + length;
  }
  return end;
}

/** Why the first packet's header is invalid; undefined where it may be valid. */
function headerProblem(bytes: Uint8Array): string | undefined {
  if (bytes.length < 2) return 'It is shorter than a packet of MQTT.';
  const first = bytes[0] ?? 0;
  const packet = packetTypes[first >> 4];
  if (packet === undefined) return 'Its first four bits are no type of packet.';
  if (packet.flags !== undefined && packet.flags !== (first & 15))
    return `The flags of ${packet.name} would be ${first & 15}, which it cannot have.`;
  return undefined;
}

interface ReadMqtt {
  readonly reader: FieldReader;
  readonly walk: MqttWalk;
}

/** Version 5 where only that parses and its properties confirm it; otherwise 3.1.1 unless it has problems. */
function readBest(bytes: Uint8Array): ReadMqtt {
  const type = (bytes[0] ?? 0) >> 4;
  const old = readAs(bytes, 4);
  if (type === connect && old.walk.version === 4 && old.walk.isStated) return old;
  const length = bytes[1] ?? 0;
  if (type === connack) return length === 2 ? old : readAs(bytes, 5);
  const now = readAs(bytes, 5);
  if (now.walk.isStated) return now;
  if (now.reader.problems === 0 && (old.reader.problems > 0 || now.walk.isEvident)) return now;
  return old;
}

function readAs(bytes: Uint8Array, version: MqttVersion): ReadMqtt {
  const reader = new FieldReader(bytes);
  const walk: MqttWalk = { version, isStated: false, isEvident: false };
  let isFirst = true;
  while (reader.ok() && (isFirst || reader.left > 0)) {
    packet(reader, walk);
    isFirst = false;
  }
  return { reader, walk };
}

function packet(reader: FieldReader, walk: MqttWalk): void {
  const first = reader.peek();
  const known = packetTypes[first >> 4];
  reader.group(known?.name ?? 'packet', () => {
    reader.number('type and flags', 1, (value) => {
      if (known === undefined)
        return { problem: `${value >> 4} is no type of packet of MQTT, at offset ${hexNumber(reader.at)}.` };
      if (known.flags !== undefined && known.flags !== (value & 15))
        return {
          value: known.name,
          problem: `Its flags are ${value & 15}; ${known.name} has ${known.flags}.`,
        };
      return { value: known.name, note: hexNumber(value) };
    });
    if (known === undefined) {
      reader.fail('rest', 'What follows cannot be parsed.');
      return undefined;
    }
    const length = remainingLength(reader);
    let summary: string | undefined;
    reader.within(length, () => {
      summary = mqttBody(reader, first, walk);
    });
    return {
      ...(summary === undefined ? {} : { value: summary }),
      ...(walk.version === 5 ? { note: 'MQTT 5' } : {}),
    };
  });
}

function remainingLength(reader: FieldReader): number {
  let value = 0;
  let size = 0;
  for (let factor = 1; size < 4; factor *= 128) {
    const byte = reader.peek(size);
    value += (byte & 0x7f) * factor;
    size++;
    if (byte < 0x80) break;
    if (size === 4) {
      reader.fail(
        'remaining length',
        `The length at offset ${hexNumber(reader.at)} has more than four bytes.`,
      );
      return 0;
    }
  }
  const here = reader.left - size;
  reader.field('remaining length', size, {
    value: String(value),
    ...(value > here ? { note: `${Math.max(0, here)} are here` } : {}),
  });
  return value;
}
