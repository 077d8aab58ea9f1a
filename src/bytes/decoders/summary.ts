/** One line about a decoded message, for a list. */
import type { DecodedField } from '../../model/decoded.ts';

/** More parts of a message than this are counted only. */
const partsLimit = 3;
const valuesLimit = 8;
export const summaryCharacters = 160;

type Summarise = (fields: readonly DecodedField[]) => string;

/** By decoder. HTTP and JSON are text, which says more than a summary would. */
const summaries: Readonly<Record<string, Summarise | undefined>> = {
  // Over TCP there may be several messages.
  dns: (fields) =>
    fields.some(({ name }) => name === 'message')
      ? listed(fields, (message) => dnsSummary(message.fields ?? []))
      : dnsSummary(fields),
  modbus: (fields) => listed(fields, frameSummary),
  mqtt: (fields) => listed(fields, packetSummary),
  mqtt311: (fields) => listed(fields, packetSummary),
  mqtt5: (fields) => listed(fields, packetSummary),
};

export function hasSummary(decoder: string): boolean {
  return summaries[decoder] !== undefined;
}

/** Undefined: there is none for this decoder. */
export function summaryOf(
  decoder: string,
  label: string,
  fields: readonly DecodedField[],
): string | undefined {
  const words = summaries[decoder]?.(fields);
  if (words === undefined) return undefined;
  const line = words === '' ? label : `${label} · ${words}`;
  return line.length > summaryCharacters ? `${line.slice(0, summaryCharacters - 1)}…` : line;
}

/** `read holding registers · 3 from 107` */
function frameSummary({ fields = [] }: DecodedField): string {
  const of = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const [address, quantity, value] = [of('address'), of('quantity'), of('value')];
  const values = fields.flatMap(({ name, fields: parts = [] }) =>
    name === 'registers' || name === 'coils' || name === 'inputs' ? parts.map((part) => part.value) : [],
  );
  const what =
    address !== ''
      ? quantity === ''
        ? joined(' at ', value, address)
        : `${quantity} from ${address}`
      : values.length > valuesLimit
        ? `${values.slice(0, valuesLimit).join(', ')}, …`
        : values.join(', ');
  return joined(' · ', of('function'), what, of('exception'));
}

/** `PUBLISH "a/b" · QoS 1` */
function packetSummary({ name, value }: DecodedField): string {
  return joined(' ', name, value);
}

/** `query · example.com A`, `response · www.example.com A 93.184.216.34` */
function dnsSummary(fields: readonly DecodedField[]): string {
  const [kind = ''] = (fields.find(({ name }) => name === 'flags')?.value ?? '').split(' · ');
  const question = fields.find(({ name }) => name === 'question')?.value ?? '';
  const answers = fields.filter(({ name }) => name === 'answer').map(({ value }) => value);
  const more = answers.length > 1 ? `and ${answers.length - 1} more` : '';
  return joined(' · ', kind, answers[0] ?? question, more);
}

function listed(fields: readonly DecodedField[], one: (field: DecodedField) => string): string {
  const words = fields.slice(0, partsLimit).map(one);
  const more = fields.length - partsLimit;
  return joined(', ', ...words, more > 0 ? `and ${more} more` : '');
}

function joined(between: string, ...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(between);
}
