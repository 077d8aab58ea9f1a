/**
 * The kinds of endpoints, one row each. Code asks what an endpoint does (accepts, dials) instead of what it is called.
 */

/** A relay is a listener that is joined to a client for each of its connections. */
export type EndpointKind = 'listener' | 'client' | 'relay';

/** What an address is for. A relay has one of each: it listens at one and connects to the other. */
export type AddressKind = Exclude<EndpointKind, 'relay'>;

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

/** Whether others come to it: it has a row for each of them, and an address of its own. False where nothing is known. */
export function accepts(kind: EndpointKind | undefined): boolean {
  return kind !== undefined && endpointKinds[kind].accepts;
}

/** Whether it has one other end, which is its own choice. False where nothing is known. */
export function isClient(kind: EndpointKind | undefined): boolean {
  return kind !== undefined && endpointKinds[kind].dials && !endpointKinds[kind].accepts;
}

/** Whether it can be given a responder. False where nothing is known. */
export function responds(kind: EndpointKind | undefined): boolean {
  return kind !== undefined && endpointKinds[kind].responds;
}

export function isEndpointKind(value: unknown): value is EndpointKind {
  return typeof value === 'string' && Object.hasOwn(endpointKinds, value);
}
