/** How the user has arranged the detail pane; it outlives the page. */
export interface DetailStyle {
  /** Of the pane beside the list, in CSS pixels; absent: as the page would have it. */
  readonly widthPx?: number;
  /** Sections that are closed. */
  readonly closed: readonly Section[];
  /** Decoders that were chosen, by the address of an endpoint. */
  readonly decoders: readonly (readonly [address: string, decoder: string])[];
}

export const sections = ['cursor', 'decoded', 'written'] as const;
export type Section = (typeof sections)[number];

/** Choices remembered; the oldest go. */
const decodersLimit = 50;
const addressLimit = 300;

/** From outside: it may be anything. */
export function detailStyleOf(value: unknown): DetailStyle {
  const { widthPx, closed, decoders } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return {
    ...(typeof widthPx === 'number' && widthPx >= 0 && widthPx < 100_000 ? { widthPx } : {}),
    closed: sections.filter((section) => Array.isArray(closed) && closed.includes(section)),
    decoders: Array.isArray(decoders) ? decoders.filter(isChoice).slice(-decodersLimit) : [],
  };
}

/** `decoder` undefined: whoever is surest. */
export function withDecoder(look: DetailStyle, address: string, decoder: string | undefined): DetailStyle {
  const others = look.decoders.filter(([known]) => known !== address);
  if (decoder === undefined || address.length > addressLimit) return { ...look, decoders: others };
  return { ...look, decoders: [...others, [address, decoder] as const].slice(-decodersLimit) };
}

export function decoderOf({ decoders }: DetailStyle, address: string): string | undefined {
  return decoders.find(([known]) => known === address)?.[1];
}

export function toggled(look: DetailStyle, section: Section): DetailStyle {
  const isClosed = look.closed.includes(section);
  return {
    ...look,
    closed: isClosed ? look.closed.filter((one) => one !== section) : [...look.closed, section],
  };
}

function isChoice(value: unknown): value is readonly [string, string] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === 'string' && one.length <= addressLimit)
  );
}
