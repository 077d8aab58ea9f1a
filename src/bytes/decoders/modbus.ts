/**
 * Modbus TCP (Modbus Messaging on TCP/IP V1.0b): MBAP headers with requests, responses or exceptions, any number in a
 * chunk.
 */
import type { DecodeContext, Decoder, Verdict } from './decoder.ts';
import { FieldReader, hexNumber, type Meaning } from './fieldReader.ts';
import { exceptions, isUserDefined, modbusFunction, type Pdu } from './modbusFunctions.ts';

const headerBytes = 7;
const port = 502;

export const modbus: Decoder = {
  id: 'modbus',
  label: 'Modbus TCP',
  judge,
  show: (bytes, context) => read(bytes, context).fields,
  messageEnd: (bytes, own) => {
    let end = 0;
    while (end < own) {
      if (end + 6 > bytes.length) return end + headerBytes + 1;
      const length = ((bytes[end + 4] ?? 0) << 8) | (bytes[end + 5] ?? 0);
      if (length < 2 || length > 254) return undefined;
      end += 6 + length;
    }
    return end;
  },
};

function judge(bytes: Uint8Array, context: DecodeContext): Verdict {
  if (bytes.length < headerBytes + 1)
    return { sure: 'no', reason: 'It is shorter than the header of Modbus TCP.' };
  const length = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  if (bytes[2] !== 0 || bytes[3] !== 0)
    return { sure: 'no', reason: 'Bytes 2 and 3 are not 0, as the protocol of Modbus TCP has them.' };
  if (length < 2 || length > 254)
    return { sure: 'no', reason: `Bytes 4 and 5 would be a length of ${length}; Modbus TCP has 2 to 254.` };
  const code = (bytes[7] ?? 0) & 0x7f;
  if (modbusFunction(code) === undefined)
    return { sure: 'no', reason: `Byte 7 is no function of Modbus (${code}).` };
  if (length + 6 > bytes.length && context.isDatagram)
    return { sure: 'no', reason: 'Its length field says more than there is.' };
  const { problems } = read(bytes, context);
  const isWhole = length + 6 === bytes.length;
  const isPort = context.ports.includes(port);
  // For a user-defined function, only the header can be checked.
  const isShown = isWhole || isPort || !isUserDefined(code);
  if (problems === 0 && isShown) return { sure: 'certain', reason: 'Header, length and function agree.' };
  if (isWhole || isPort)
    return {
      sure: 'likely',
      reason: `The header fits${isPort ? `, and port ${port} is Modbus` : ' its length'}, but not all of the rest.`,
    };
  return { sure: 'no', reason: 'The header could be, but length and function do not agree with it.' };
}

function read(bytes: Uint8Array, context: DecodeContext): FieldReader {
  const reader = new FieldReader(bytes);
  let isFirst = true;
  while (reader.ok() && (isFirst || reader.left > 0)) {
    frame(reader, context);
    isFirst = false;
  }
  return reader;
}

function frame(reader: FieldReader, context: DecodeContext): void {
  reader.group(frameName(reader, context), () => {
    reader.number('transaction', 2, (value) => ({ value: hexNumber(value, 4) }));
    reader.number('protocol', 2, (value) =>
      value === 0
        ? { note: 'Modbus' }
        : { problem: `The protocol is ${value} at offset ${hexNumber(reader.at)}; Modbus is 0.` },
    );
    const length = reader.number('length', 2, (value) => lengthMeaning(value, reader));
    let name = '';
    reader.within(length, () => {
      reader.number('unit', 1);
      name = pdu(reader, length - 1, context);
    });
    return name === '' ? {} : { value: name };
  });
}

function lengthMeaning(value: number, reader: FieldReader): Meaning {
  const there = reader.left - 2;
  if (value < 2 || value > 254)
    return { problem: `The length is ${value} at offset ${hexNumber(reader.at)}; it can be 2 to 254.` };
  if (value > there) return { note: `${there} are here` };
  return { note: 'matches' };
}

function frameName(reader: FieldReader, context: DecodeContext): string {
  const isException = (reader.peek(7) & 0x80) !== 0;
  if (isException) return 'exception';
  return senderOf(reader, context) === 'server' ? 'response' : 'request';
}

/** The sender; where it is unknown, the one for which the lengths fit. */
function senderOf(reader: FieldReader, { from }: DecodeContext): 'client' | 'server' {
  if (from !== 'unknown') return from;
  const known = modbusFunction(reader.peek(7));
  const length = (reader.peek(4) << 8) | reader.peek(5);
  return known !== undefined && !known.request.fits(length - 2) ? 'server' : 'client';
}

function pdu(reader: FieldReader, length: number, context: DecodeContext): string {
  // The reader is after the unit identifier; the PDU length is derived from the six bytes before it.
  const asked = readerFrom(reader, context);
  let name = '';
  const code = reader.number('function', 1, (value) => {
    const known = modbusFunction(value & 0x7f);
    name = known?.name ?? 'unknown function';
    return (value & 0x80) === 0
      ? { value: name, note: String(value) }
      : { value: `exception to ${name}`, note: `${value & 0x7f} + 128` };
  });
  if (!reader.ok()) return '';
  if ((code & 0x80) !== 0) {
    reader.number('exception', 1, (value) => {
      const words = exceptions.get(value);
      return words === undefined
        ? { problem: `The exception ${value} is none that Modbus knows.` }
        : { value: words, note: String(value) };
    });
    return `exception to ${name}`;
  }
  const layout: Pdu | undefined = modbusFunction(code)?.[asked];
  if (layout === undefined) {
    reader.raw('data', Math.max(0, Math.min(reader.left, length - 1)));
    return '';
  }
  layout.read(reader);
  return `${name} (${code})`;
}

function readerFrom(reader: FieldReader, { from }: DecodeContext): 'request' | 'response' {
  if (from !== 'unknown') return from === 'client' ? 'request' : 'response';
  const known = modbusFunction(reader.peek());
  return known !== undefined && !known.request.fits(reader.left - 1) ? 'response' : 'request';
}
