/** The control packets of MQTT, by type: the variable header and payload of each. */
import { type FieldReader, hexNumber, textValue, type Meaning } from './fieldReader.ts';
import { jsonNote } from './json.ts';
import { lengthBinary, lengthText, readProperties, type MqttWalk } from './mqttProperties.ts';
import { reasonWords, returnCodes } from './mqttReasons.ts';

interface PacketType {
  readonly name: string;
  /** The required low four bits of the first byte; absent: they carry flags. */
  readonly flags?: number;
}

/** By number. */
export const packetTypes: readonly (PacketType | undefined)[] = [
  undefined,
  { name: 'CONNECT', flags: 0 },
  { name: 'CONNACK', flags: 0 },
  { name: 'PUBLISH' },
  { name: 'PUBACK', flags: 0 },
  { name: 'PUBREC', flags: 0 },
  { name: 'PUBREL', flags: 2 },
  { name: 'PUBCOMP', flags: 0 },
  { name: 'SUBSCRIBE', flags: 2 },
  { name: 'SUBACK', flags: 0 },
  { name: 'UNSUBSCRIBE', flags: 2 },
  { name: 'UNSUBACK', flags: 0 },
  { name: 'PINGREQ', flags: 0 },
  { name: 'PINGRESP', flags: 0 },
  { name: 'DISCONNECT', flags: 0 },
  { name: 'AUTH', flags: 0 },
];

/** Reads everything after the fixed header; returns a short summary of the packet. */
export function mqttBody(reader: FieldReader, first: number, walk: MqttWalk): string | undefined {
  const type = first >> 4;
  switch (packetTypes[type]?.name) {
    case 'CONNECT':
      return connect(reader, walk);
    case 'CONNACK':
      return connack(reader, walk);
    case 'PUBLISH':
      return publish(reader, first & 15, walk);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return acknowledged(reader, walk, type);
    case 'SUBSCRIBE':
      return subscribe(reader, walk);
    case 'SUBACK':
      return codes(reader, walk, type);
    case 'UNSUBSCRIBE':
      return unsubscribe(reader, walk);
    case 'UNSUBACK':
      return unsuback(reader, walk, type);
    case 'DISCONNECT':
    case 'AUTH':
      return ended(reader, walk, type);
    default:
      return undefined;
  }
}

function connect(reader: FieldReader, walk: MqttWalk): string {
  const name = lengthText(reader, 'protocol', protocolMeaning(reader));
  const level = reader.number('level', 1, (value) => {
    const version = levels.get(value);
    return version === undefined
      ? { problem: `There is no level ${value} of MQTT: 4 is 3.1.1, 5 is 5.` }
      : { note: version };
  });
  if (!reader.ok()) return '';
  if (levels.has(level)) {
    walk.version = level === 5 ? 5 : 4;
    walk.isStated = name.length > 0;
  }
  const flags = reader.number('flags', 1, connectFlags);
  reader.number('keep alive', 2, (value) => ({ value: value === 0 ? 'off' : `${value} s` }));
  if (walk.version === 5) readProperties(reader, walk);
  const client = lengthText(reader, 'client id');
  if ((flags & 4) !== 0) {
    if (walk.version === 5) readProperties(reader, walk, 'will properties');
    lengthText(reader, 'will topic');
    lengthBinary(reader, 'will payload');
  }
  if ((flags & 0x80) !== 0) lengthText(reader, 'user name');
  if ((flags & 0x40) !== 0) lengthBinary(reader, 'password');
  return `client ${textValue(client)}`;
}

const levels: ReadonlyMap<number, string> = new Map([
  [3, 'MQTT 3.1'],
  [4, 'MQTT 3.1.1'],
  [5, 'MQTT 5'],
]);

function protocolMeaning(reader: FieldReader): Meaning {
  const length = (reader.peek() << 8) | reader.peek(1);
  const name = String.fromCharCode(
    ...reader.bytes.subarray(reader.at + 2, reader.at + 2 + Math.min(length, 8)),
  );
  return name === 'MQTT' || name === 'MQIsdp' ? {} : { problem: 'The protocol should be "MQTT".' };
}

function connectFlags(value: number): Meaning {
  const words = [
    ...((value & 2) === 0 ? [] : ['clean start']),
    ...((value & 4) === 0 ? [] : [`will (QoS ${(value >> 3) & 3}${(value & 0x20) === 0 ? '' : ', retain'})`]),
    ...((value & 0x80) === 0 ? [] : ['user name']),
    ...((value & 0x40) === 0 ? [] : ['password']),
  ];
  const reserved = (value & 1) === 0 ? {} : { problem: 'The lowest bit of the flags must be 0.' };
  return { value: words.length === 0 ? 'none' : words.join(' · '), note: hexNumber(value), ...reserved };
}

function connack(reader: FieldReader, walk: MqttWalk): string {
  reader.number('flags', 1, (value) => ({
    value: value === 1 ? 'session present' : 'no session',
    ...(value > 1 ? { problem: 'Only the lowest bit may be set.' } : {}),
  }));
  const isNew = walk.version === 5;
  const code = reader.number(isNew ? 'reason code' : 'return code', 1, (value) =>
    codeMeaning(value, isNew ? reasonWords(value, 2) : returnCodes[value]),
  );
  if (isNew) readProperties(reader, walk);
  return (isNew ? reasonWords(code, 2) : returnCodes[code]) ?? '';
}

function codeMeaning(value: number, words: string | undefined): Meaning {
  return words === undefined
    ? { value: hexNumber(value), problem: `${hexNumber(value)} is no code that may stand here.` }
    : { value: words, note: hexNumber(value) };
}

function publish(reader: FieldReader, flags: number, walk: MqttWalk): string {
  const qos = (flags >> 1) & 3;
  // The flags are in the packet's first byte, which already has its field.
  if (qos === 3) reader.fail('QoS', `QoS 3 does not exist: the flags of PUBLISH are ${flags}.`);
  const topic = lengthText(reader, 'topic');
  if (qos > 0) reader.number('packet id', 2, nonzero);
  if (walk.version === 5) readProperties(reader, walk);
  if (reader.ok() && reader.left > 0) {
    const payload = reader.bytes.subarray(reader.at, reader.end);
    const note = jsonNote(payload);
    reader.text('payload', reader.left, note === undefined ? {} : { note });
  }
  if (topic.length > 2) walk.isEvident ||= walk.version === 4 && reader.ok();
  const words = [
    `QoS ${qos}`,
    ...((flags & 8) === 0 ? [] : ['again']),
    ...((flags & 1) === 0 ? [] : ['retain']),
  ];
  return `${textValue(topic)} · ${words.join(' · ')}`;
}

const nonzero = (value: number): Meaning => (value === 0 ? { problem: 'A packet id is never 0.' } : {});

function acknowledged(reader: FieldReader, walk: MqttWalk, type: number): string {
  const id = reader.number('packet id', 2, nonzero);
  if (walk.version === 5 && reader.ok() && reader.left > 0) {
    reader.number('reason code', 1, (value) => codeMeaning(value, reasonWords(value, type)));
    if (reader.left > 0) readProperties(reader, walk);
  }
  return `packet ${id}`;
}

function subscribe(reader: FieldReader, walk: MqttWalk): string {
  reader.number('packet id', 2, nonzero);
  if (walk.version === 5) readProperties(reader, walk);
  const filters: string[] = [];
  do {
    reader.group('subscription', () => {
      const filter = textValue(lengthText(reader, 'topic filter', emptyFilter(reader)));
      reader.number('options', 1, (value) => subscriptionOptions(value, walk));
      filters.push(filter);
      return { value: filter };
    });
  } while (reader.ok() && reader.left > 0);
  walk.isEvident ||= reader.ok();
  return filters.slice(0, 3).join(' · ');
}

function emptyFilter(reader: FieldReader): Meaning {
  return reader.peek() === 0 && reader.peek(1) === 0
    ? { problem: 'A topic filter has at least one character.' }
    : {};
}

function subscriptionOptions(value: number, { version }: MqttWalk): Meaning {
  const qos = value & 3;
  const words = [`QoS ${qos}`];
  if (version === 5) {
    if ((value & 4) !== 0) words.push('no local');
    if ((value & 8) !== 0) words.push('retain as published');
    words.push(`retained: ${['sent', 'sent if new', 'not sent', 'invalid'][(value >> 4) & 3] ?? ''}`);
  }
  const isBad = qos === 3 || (version === 5 ? value >= 0x30 : value > 3);
  return {
    value: words.join(' · '),
    note: hexNumber(value),
    ...(isBad ? { problem: `${hexNumber(value)} has bits that must be 0, or a QoS of 3.` } : {}),
  };
}

function codes(reader: FieldReader, walk: MqttWalk, type: number): string {
  const id = reader.number('packet id', 2, nonzero);
  if (walk.version === 5) readProperties(reader, walk);
  do {
    reader.number(walk.version === 5 ? 'reason code' : 'return code', 1, (value) =>
      codeMeaning(
        value,
        walk.version === 5
          ? reasonWords(value, type)
          : value <= 2
            ? `granted QoS ${value}`
            : value === 0x80
              ? 'failure'
              : undefined,
      ),
    );
  } while (reader.ok() && reader.left > 0);
  return `packet ${id}`;
}

function unsubscribe(reader: FieldReader, walk: MqttWalk): string {
  reader.number('packet id', 2, nonzero);
  if (walk.version === 5) readProperties(reader, walk);
  const filters: string[] = [];
  do filters.push(textValue(lengthText(reader, 'topic filter', emptyFilter(reader))));
  while (reader.ok() && reader.left > 0);
  walk.isEvident ||= reader.ok();
  return filters.slice(0, 3).join(' · ');
}

function unsuback(reader: FieldReader, walk: MqttWalk, type: number): string {
  if (walk.version === 5) return codes(reader, walk, type);
  return `packet ${reader.number('packet id', 2, nonzero)}`;
}

/** DISCONNECT and AUTH: empty in 3.1.1 (which has no AUTH), and where the reason is 0. */
function ended(reader: FieldReader, walk: MqttWalk, type: number): string {
  if (reader.left === 0 || walk.version === 4) return type === 14 ? 'normal' : '';
  const code = reader.number('reason code', 1, (value) => codeMeaning(value, reasonWords(value, type)));
  if (reader.left > 0) readProperties(reader, walk);
  return reasonWords(code, type) ?? '';
}
