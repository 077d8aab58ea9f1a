/**
 * A small typed event. Every listener receives every event in the same order, even when a listener causes another event
 * (which is delivered after the current one); an exception in a listener does not affect the others.
 */
export class Emitter<T> {
  #listeners: readonly ((event: T) => void)[] = [];
  #delivering = false;
  #waiting: T[] = [];
  readonly #onListenerError: (error: unknown) => void;

  constructor(onListenerError: (error: unknown) => void) {
    this.#onListenerError = onListenerError;
  }

  /** Adds a listener; returns a function that removes it. */
  subscribe(listener: (event: T) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  emit(event: T): void {
    if (this.#delivering) {
      this.#waiting.push(event);
      return;
    }
    this.#delivering = true;
    this.#deliver(event);
    if (this.#waiting.length > 0) this.#deliverWaiting();
    this.#delivering = false;
  }

  #deliverWaiting(): void {
    // Few events are caused during delivery; a plain index keeps their order without shifting.
    for (let next = 0; next < this.#waiting.length; next++) this.#deliver(this.#waiting[next] as T);
    this.#waiting = [];
  }

  #deliver(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }
}
