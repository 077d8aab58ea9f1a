import type { Engine } from '../../engine/engine.ts';

/** The same engine, whose openings through this door are told of by their ids: so the run knows which are its own. */
export function watchedEngine(engine: Engine, opened: (id: number) => void): Engine {
  const open: Engine['open'] = (spec, options) =>
    engine.open(spec, {
      ...options,
      beforeOpening: (id) => {
        opened(id);
        options?.beforeOpening?.(id);
      },
    });
  return new Proxy(engine, {
    get(target, name) {
      if (name === 'open') return open;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
