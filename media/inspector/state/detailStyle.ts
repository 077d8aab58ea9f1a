/** The user's layout of the detail pane, saved with the page's state. */
export interface DetailStyle {
  /** Width of the pane beside the list, in CSS pixels; absent: the default. */
  readonly widthPx?: number;
  /** Collapsed sections. */
  readonly closed: readonly Section[];
  /** Chosen decoders, by endpoint address. */
  readonly decoders: readonly (readonly [address: string, decoder: string])[];
}

export const sections = ['cursor', 'decoded', 'written'] as const;
export type Section = (typeof sections)[number];

/** Most choices saved; the oldest are dropped. */
const decodersLimit = 50;
const addressLimit = 300;

/** Validates saved state, which may be anything. */
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

/** `decoder` undefined: the most confident one. */
export function withDecoder(style: DetailStyle, address: string, decoder: string | undefined): DetailStyle {
  const others = style.decoders.filter(([known]) => known !== address);
  if (decoder === undefined || address.length > addressLimit) return { ...style, decoders: others };
  return { ...style, decoders: [...others, [address, decoder] as const].slice(-decodersLimit) };
}

export function decoderOf({ decoders }: DetailStyle, address: string): string | undefined {
  return decoders.find(([known]) => known === address)?.[1];
}

export function toggled(style: DetailStyle, section: Section): DetailStyle {
  const isClosed = style.closed.includes(section);
  return {
    ...style,
    closed: isClosed ? style.closed.filter((one) => one !== section) : [...style.closed, section],
  };
}

function isChoice(value: unknown): value is readonly [string, string] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === 'string' && one.length <= addressLimit)
  );
}
