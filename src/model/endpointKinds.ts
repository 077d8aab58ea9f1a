/**
 * The kinds of endpoints, one row each. Code tests what a kind does (accepts, dials) instead of comparing names.
 */

/** A relay is a listener that is joined to a client for each of its connections. */
export type EndpointKind = 'listener' | 'client' | 'relay';

/** What has one address. */
export type SocketKind = Exclude<EndpointKind, 'relay'>;

/** The use of an address. `relay`: where one listens; `target`: what it connects to, as a client does. */
export type AddressKind = EndpointKind | 'target';

interface EndpointKindRow {
  /** In a title: `TCP listener`. */
  readonly noun: string;
  /** Waits for others to connect or to send. */
  readonly accepts: boolean;
  /** Connects, or sends to an address of its own choice. */
  readonly dials: boolean;
  /** Has a responder of its own for what it receives. */
  readonly responds: boolean;
  /** Icon of one that is open; absent: its transport's. */
  readonly icon?: string;
}

export const endpointKinds: Readonly<Record<EndpointKind, EndpointKindRow>> = {
  listener: { noun: 'listener', accepts: true, dials: false, responds: true },
  client: { noun: 'client', accepts: false, dials: true, responds: false, icon: 'plug' },
  relay: { noun: 'relay', accepts: true, dials: true, responds: false, icon: 'arrow-swap' },
};

/** What is done at an address. */
const addressKinds: Readonly<Record<AddressKind, Pick<EndpointKindRow, 'accepts' | 'dials'>>> = {
  ...endpointKinds,
  target: { accepts: false, dials: true },
};

/** Whether peers connect or send to it, each shown as a row of its own. False for an unknown kind. */
export function accepts(kind: AddressKind | undefined): boolean {
  return kind !== undefined && addressKinds[kind].accepts;
}

/** Whether it has a single peer of its own choice. False for an unknown kind. */
export function isClient(kind: AddressKind | undefined): boolean {
  return dials(kind) && !accepts(kind);
}

/** Whether it connects or sends to an address of its user's choice. False for an unknown kind. */
export function dials(kind: AddressKind | undefined): boolean {
  return kind !== undefined && addressKinds[kind].dials;
}

/** Whether it joins those that connect to it with a target. False for an unknown kind. */
export function isRelay(kind: AddressKind | undefined): kind is 'relay' {
  return dials(kind) && accepts(kind);
}

/** What a relay is at this one of its addresses; undefined of an address outside a relay. */
export function roleInRelay(kind: AddressKind): SocketKind | undefined {
  if (isRelay(kind)) return 'listener';
  return kind === 'target' ? 'client' : undefined;
}

/** Whether it can have a responder. False for an unknown kind. */
export function responds(kind: EndpointKind | undefined): boolean {
  return kind !== undefined && endpointKinds[kind].responds;
}

export function isEndpointKind(value: unknown): value is EndpointKind {
  return typeof value === 'string' && Object.hasOwn(endpointKinds, value);
}
