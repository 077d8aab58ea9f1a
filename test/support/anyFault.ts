/** Any fault that a line can hold. */
import fc from 'fast-check';
import { printPayload } from '../../src/language/payload/printPayload.ts';
import {
  faultKinds,
  type Fault,
  type FaultKindRow,
  type FaultSetting,
  type FaultSettings,
} from '../../src/model/faultSpec.ts';
import { longestMs } from '../../src/model/timerLimit.ts';

const pattern: fc.Arbitrary<string> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 20 }).map(printPayload),
  fc.constantFrom('hex"02 ?? ?? 03"', 'hex"??"', '"GET " hex"0d 0a"', 'u16be(513) len8{"up off with"}'),
);

/** Without holes. */
const isPayload = (text: string): boolean => !text.includes('??');

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

function settingsOf({ settings }: FaultKindRow): fc.Arbitrary<FaultSettings> {
  const requiredKeys = settings.filter(({ optional }) => !optional).map(({ name }) => name);
  const values = Object.fromEntries(settings.map((setting) => [setting.name, valueOf(setting)]));
  const given = fc.record(values, {
    requiredKeys,
    noNullPrototype: true,
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<FaultSettings>;
  return given.filter((values) =>
    settings.every((setting) => {
      const beyond = 'beyond' in setting ? setting.beyond : undefined;
      if (beyond === undefined) return true;
      const [value, least] = [values[setting.name], values[beyond]];
      return least === undefined ? value === undefined : Number(value) > least;
    }),
  );
}

function valueOf(setting: FaultSetting): fc.Arbitrary<number | string> {
  if (!('least' in setting))
    return setting.value === 'pattern' ? pattern : fc.oneof(pattern.filter(isPayload), fc.constant('""'));
  const isDuration = setting.value === 'duration';
  const units = isDuration ? [1, 1000, 60_000, 3_600_000] : [1, 1000, 1024, 1e6, 1024 ** 2, 1e9, 1024 ** 3];
  return fc
    .tuple(fc.integer({ min: 0, max: isDuration ? longestMs : 999_999_999_999 }), fc.constantFrom(...units))
    .map(([number, unit]) => Math.max(setting.least, Math.floor(number / unit) * unit));
}
