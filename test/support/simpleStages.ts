/** Stages of a pipeline that do one thing each. */
import type { Stage, StageOutput } from '../../src/engine/pipeline/stage.ts';

/** Holds each chunk, and the end, for 100 ms. */
export function delay(): Stage {
  const held: { readonly bytes: Uint8Array | undefined; readonly dueMs: number }[] = [];
  const pass = (out: StageOutput, nowMs: number): void => {
    for (let [next] = held; next !== undefined && next.dueMs <= nowMs; [next] = held) {
      held.shift();
      if (next.bytes === undefined) out.end();
      else out.pass(next.bytes);
    }
    if (held[0] !== undefined) out.wakeIn(held[0].dueMs - nowMs);
  };
  const hold = (bytes: Uint8Array | undefined, out: StageOutput): void => {
    held.push({ bytes, dueMs: out.nowMs + 100 });
    pass(out, out.nowMs);
  };
  return {
    chunk: (bytes, out) => hold(Uint8Array.from(bytes), out),
    end: (out) => hold(undefined, out),
    wake: (out) => pass(out, out.nowMs),
    release: (out) => pass(out, Number.POSITIVE_INFINITY),
    get heldBytes() {
      return held.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
    },
    get isFull() {
      return held.length >= 3;
    },
  };
}

/** Changes each chunk, and says so. */
export function upperCase(): Stage {
  return {
    chunk: (bytes, out) => {
      out.note({ did: 'changed', bytes: bytes.length, detail: 'upper' });
      out.pass(Buffer.from(Buffer.from(bytes).toString().toUpperCase()));
    },
  };
}

/** Does something once, at the first chunk. */
export function once(act: (bytes: Uint8Array, out: StageOutput) => void): Stage {
  let isDone = false;
  return {
    chunk(bytes, out) {
      if (isDone) out.pass(bytes);
      else act(bytes, out);
      isDone = true;
    },
  };
}
