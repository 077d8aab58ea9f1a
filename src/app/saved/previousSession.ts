/**
 * The endpoints that were open when the last window on this workspace ended, however it ended. They are recorded while
 * they are open, so that they can be restarted after a reload or after the extension host was killed.
 */
import { accepts, isEndpointKind, isRelay } from '../../model/endpointKinds.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isOpen } from '../../model/endpointText.ts';
import { defined } from '../../model/defined.ts';
import type { Memory } from '../ports/memory.ts';
import { isLines } from './savedEndpoints.ts';
import type { Startable } from './startable.ts';

const memoryKey = 'openSockets';
/** Most endpoints recorded. */
const rememberedLimit = 100;

type Remembered = Omit<Startable, 'key' | 'origin' | 'problem'>;

export class PreviousSession {
  readonly #memory: Memory;
  #previous: readonly Startable[];
  #written = '';

  constructor(memory: Memory) {
    this.#memory = memory;
    const kept = memory.get(memoryKey);
    const remembered = Array.isArray(kept) ? kept.filter(isRemembered) : [];
    this.#previous = remembered.map((one, index) => previousStartable(`previous ${index}`, one));
  }

  /** In the order of the last window's tree. */
  get startables(): readonly Startable[] {
    return this.#previous;
  }

  /** Removes one that was restarted or dismissed. */
  forget(key: string): void {
    this.#previous = this.#previous.filter((startable) => startable.key !== key);
  }

  forgetAll(): void {
    this.#previous = [];
  }

  /** Records what is open now, and what has not been restarted yet. Cheap if nothing changed. */
  remember(endpoints: readonly Endpoint[]): void {
    const open = endpoints.filter(isOpen).map(rememberedOf);
    const all = [...open, ...this.#previous.map(({ key: _key, origin: _origin, ...rest }) => rest)];
    const kept = all.slice(0, rememberedLimit);
    const text = JSON.stringify(kept);
    if (text === this.#written) return;
    this.#written = text;
    void this.#memory.update(memoryKey, kept);
  }
}

function previousStartable(key: string, remembered: Remembered): Startable {
  const { kind, address, name, responder, target, faults, seed } = remembered;
  const about = defined({ name, responder, target, faults, seed });
  return { key, origin: 'previous', kind, address, ...about };
}

function rememberedOf(endpoint: Endpoint): Remembered {
  const { kind, requested, address, name, responder, target, faults, seed } = endpoint;
  return {
    kind,
    address: accepts(kind) ? withRealPort(requested, address) : requested,
    ...defined({ name, responder, target, faults, seed }),
  };
}

/** Requests the port that the system chose for port 0 again, as other programs know it. */
function withRealPort(requested: string, address: string): string {
  const port = /:(\d+)(?:\?|$)/.exec(address)?.[1];
  return port === undefined ? requested : requested.replace(/^(\w+:\/\/.*):0(?=\?|$)/, `$1:${port}`);
}

/** Checked because VS Code keeps the state across versions of the extension. */
function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, address, name, responder, target, faults, seed } = value as Record<string, unknown>;
  const isText = (part: unknown) => part === undefined || typeof part === 'string';
  if (!isEndpointKind(kind) || typeof address !== 'string' || !isText(name)) return false;
  if (!isRelay(kind)) return isText(responder);
  return typeof target === 'string' && isLines(faults) && (seed === undefined || typeof seed === 'number');
}
