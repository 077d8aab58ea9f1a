/** Any fault that a line can hold. */
import fc from 'fast-check';
import { faultKinds, type Fault, type FaultKindRow, type FaultSetting } from '../../src/model/faultSpec.ts';
import { longestMs } from '../../src/model/timerLimit.ts';

export const anyFault: fc.Arbitrary<Fault> = fc.constantFrom(...faultKinds).chain(faultOf);

function faultOf(row: FaultKindRow): fc.Arbitrary<Fault> {
  const percent = fc.integer({ min: 1, max: 1e8 }).map((millionths) => millionths / 1e6);
  const per = fc.constantFrom('connection' as const, 'chunk' as const);
  return fc.record(
    {
      kind: fc.constant(row.kind),
      settings: settingsOf(row),
      direction: fc.constantFrom('up', 'down', 'both'),
      chance: fc
        .tuple(percent, row.perConnection === true ? fc.constant('connection' as const) : per)
        .map(([percent, per]) => ({ percent, per })),
      enabled: fc.constant(false),
    },
    { requiredKeys: ['kind', 'settings', 'direction', 'chance'], noNullPrototype: true },
  );
}

function settingsOf({ settings }: FaultKindRow): fc.Arbitrary<Fault['settings']> {
  const given = fc.record(Object.fromEntries(settings.map((setting) => [setting.name, valueOf(setting)])), {
    requiredKeys: settings.filter(({ optional }) => !optional).map(({ name }) => name),
    noNullPrototype: true,
  }) as fc.Arbitrary<Fault['settings']>;
  return given.filter((values) =>
    settings.every(({ name, beyond }) => {
      const least = beyond && values[beyond];
      return (
        beyond === undefined ||
        (least === undefined ? values[name] === undefined : (values[name] ?? 0) > least)
      );
    }),
  );
}

function valueOf({ value, least }: FaultSetting): fc.Arbitrary<number> {
  const unit =
    value === 'duration' ? [1, 1000, 60_000, 3_600_000] : [1, 1000, 1024, 1e6, 1024 ** 2, 1e9, 1024 ** 3];
  const most = value === 'duration' ? longestMs : 999_999_999_999;
  return fc
    .tuple(fc.integer({ min: 0, max: most }), fc.constantFrom(...unit))
    .map(([number, size]) => Math.max(least, Math.floor(number / size) * size));
}
