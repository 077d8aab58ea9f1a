/** The functions of Modbus: how the PDU of each request and response is read. */
import { type FieldReader, hexNumber, type Meaning } from './fieldReader.ts';

/** A request or a response, after its function code. */
export interface Pdu {
  /** Whether its length is possible. */
  readonly fits: (length: number) => boolean;
  readonly read: (reader: FieldReader) => void;
}

export interface ModbusFunction {
  readonly name: string;
  readonly request: Pdu;
  readonly response: Pdu;
}

const address = (reader: FieldReader, name = 'address'): number =>
  reader.number(name, 2, (value) => ({ note: hexNumber(value, 4) }));

/** The requested quantity. */
function quantity(reader: FieldReader, most: number, name = 'quantity'): number {
  return reader.number(name, 2, (value) =>
    value >= 1 && value <= most ? {} : { problem: `The quantity ${value} is out of range: 1 to ${most}.` },
  );
}

const exactly = (length: number, read: (reader: FieldReader) => void): Pdu => ({
  fits: (given) => given === length,
  read,
});

/** A byte count, and that many bytes. */
function counted(reader: FieldReader, read: (reader: FieldReader, length: number) => void, size = 1): void {
  const length = reader.number('byte count', size, (value) => ({
    ...countMeaning(value, reader.left - size),
  }));
  if (reader.ok()) read(reader, length);
}

function countMeaning(value: number, left: number): Meaning {
  return value === left
    ? { note: 'matches' }
    : { problem: `The byte count is ${value}, but ${left} bytes follow.` };
}

function bits(reader: FieldReader, length: number): void {
  const bytes = reader.bytes.subarray(reader.at, reader.at + Math.min(length, reader.left));
  const text = Array.from(bytes, (byte) =>
    byte.toString(2).padStart(8, '0').split('').reverse().join(''),
  ).join(' ');
  reader.raw('states', length, { value: text.slice(0, 200), note: 'the first one first' });
}

function registers(reader: FieldReader, length: number): void {
  if (length % 2 !== 0) {
    reader.raw('registers', length, { problem: `${length} bytes are no whole number of registers.` });
    return;
  }
  reader.group('registers', () => {
    for (let index = 0; index < length / 2 && reader.ok(); index++)
      reader.number(`[${index}]`, 2, (value) => ({ note: hexNumber(value, 4) }));
    return { note: `${length / 2}` };
  });
}

const onOff = (value: number): Meaning =>
  value === 0xff00
    ? { value: 'on', note: '0xff00' }
    : value === 0
      ? { value: 'off', note: '0x0000' }
      : { problem: `${hexNumber(value, 4)} is neither on (0xff00) nor off (0x0000).` };

function readBits(most: number): Pick<ModbusFunction, 'request' | 'response'> {
  return { request: asks(most), response: answers(bits) };
}

function readRegisters(): Pick<ModbusFunction, 'request' | 'response'> {
  return { request: asks(125), response: answers(registers) };
}

function asks(most: number): Pdu {
  return exactly(4, (reader) => {
    address(reader);
    quantity(reader, most);
  });
}

function answers(read: (reader: FieldReader, length: number) => void): Pdu {
  return { fits: (length) => length >= 2, read: (reader) => counted(reader, read) };
}

function writesOne(meaning: (value: number) => Meaning): Pick<ModbusFunction, 'request' | 'response'> {
  const pdu = exactly(4, (reader) => {
    address(reader);
    reader.number('value', 2, meaning);
  });
  return { request: pdu, response: pdu };
}

function writesMany(
  most: number,
  read: (reader: FieldReader, length: number) => void,
): Pick<ModbusFunction, 'request' | 'response'> {
  return {
    request: {
      fits: (length) => length >= 6,
      read: (reader) => {
        address(reader);
        quantity(reader, most);
        counted(reader, read);
      },
    },
    response: asks(most),
  };
}

const rest: Pdu = {
  fits: () => true,
  read: (reader) => void (reader.left > 0 && reader.raw('data', reader.left)),
};
const none = exactly(0, () => undefined);
const masks = exactly(6, (reader) => {
  address(reader);
  for (const name of ['AND mask', 'OR mask'])
    reader.number(name, 2, (value) => ({ value: hexNumber(value, 4) }));
});

/** Codes reserved for vendors (section 5.1), whose data is opaque. */
const userDefined = { name: 'user-defined function', request: rest, response: rest };

export function isUserDefined(code: number): boolean {
  return (code >= 65 && code <= 72) || (code >= 100 && code <= 110);
}

export function modbusFunction(code: number): ModbusFunction | undefined {
  return isUserDefined(code) ? userDefined : functions.get(code);
}

/** By code (MODBUS Application Protocol V1.1b3, section 6). */
const functions: ReadonlyMap<number, ModbusFunction> = new Map([
  [1, { name: 'read coils', ...readBits(2000) }],
  [2, { name: 'read discrete inputs', ...readBits(2000) }],
  [3, { name: 'read holding registers', ...readRegisters() }],
  [4, { name: 'read input registers', ...readRegisters() }],
  [5, { name: 'write single coil', ...writesOne(onOff) }],
  [6, { name: 'write single register', ...writesOne((value) => ({ note: hexNumber(value, 4) })) }],
  [
    7,
    {
      name: 'read exception status',
      request: none,
      response: exactly(1, (reader) => void reader.raw('status', 1)),
    },
  ],
  [8, { name: 'diagnostics', request: diagnostics(), response: diagnostics() }],
  [
    11,
    {
      name: 'get comm event counter',
      request: none,
      response: exactly(4, (reader) => {
        reader.number('status', 2, (value) => ({ value: hexNumber(value, 4) }));
        reader.number('event count', 2);
      }),
    },
  ],
  [12, { name: 'get comm event log', request: none, response: rest }],
  [15, { name: 'write multiple coils', ...writesMany(1968, bits) }],
  [16, { name: 'write multiple registers', ...writesMany(123, registers) }],
  [17, { name: 'report server id', request: none, response: rest }],
  [20, { name: 'read file record', request: rest, response: rest }],
  [21, { name: 'write file record', request: rest, response: rest }],
  [22, { name: 'mask write register', request: masks, response: masks }],
  [
    23,
    {
      name: 'read/write multiple registers',
      request: {
        fits: (length: number) => length >= 11,
        read: (reader: FieldReader) => {
          address(reader, 'read address');
          quantity(reader, 125, 'read quantity');
          address(reader, 'write address');
          quantity(reader, 121, 'write quantity');
          counted(reader, registers);
        },
      },
      response: answers(registers),
    },
  ],
  [
    24,
    {
      name: 'read FIFO queue',
      request: exactly(2, (reader) => void address(reader)),
      response: {
        fits: (length: number) => length >= 4,
        read: (reader: FieldReader) =>
          counted(
            reader,
            (inner) => {
              const count = quantityOfQueue(inner);
              if (inner.ok()) registers(inner, count * 2);
            },
            2,
          ),
      },
    },
  ],
  [43, { name: 'encapsulated interface', request: rest, response: rest }],
]);

function quantityOfQueue(reader: FieldReader): number {
  return reader.number('FIFO count', 2);
}

function diagnostics(): Pdu {
  return {
    fits: (length) => length >= 4,
    read: (reader) => {
      reader.number('sub-function', 2);
      if (reader.ok() && reader.left > 0) reader.raw('data', reader.left);
    },
  };
}

export const exceptions: ReadonlyMap<number, string> = new Map([
  [1, 'illegal function'],
  [2, 'illegal data address'],
  [3, 'illegal data value'],
  [4, 'server device failure'],
  [5, 'acknowledge'],
  [6, 'server device busy'],
  [8, 'memory parity error'],
  [10, 'gateway path unavailable'],
  [11, 'gateway target device failed to respond'],
]);
