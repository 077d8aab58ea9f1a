import type { Programs } from '../../../../../../src/node/programs.ts';
import { compileRules } from '../../../../../../src/engine/responders/rules/compileRules.ts';
import { ProblemList } from '../../../../../../src/model/problemList.ts';
import { fail } from '../../../../../../src/model/result.ts';
import { assertGrowsLinearly } from '../../../../../support/growth.ts';
import { steadyEnvironment } from '../../../../../support/steadyEnvironment.ts';

const world = {
  environment: steadyEnvironment,
  folder: () => import.meta.dirname,
  programs: { start: () => fail({ code: 'ENOENT', message: 'not there' }) } as unknown as Programs,
};

describe('RuleRoom', () => {
  it('makes nothing that it has no room for: larger answers take no longer', () => {
    const shapes = {
      bytes: (size: number) => `repeat(${size}, "x")`,
      'a checksum': (size: number) => `checksum("crc32", repeat(${size}, "x"))`,
    };
    for (const [what, partOf] of Object.entries(shapes))
      assertGrowsLinearly(
        (size) => `on data reply ${partOf(size)}\n`.repeat(100),
        (rules) => compileRules(rules, world, new ProblemList()),
        { from: 1 << 21, most: 1 << 26, leastMs: 1, factor: 1.5 },
        `rules that answer with ${what}`,
      );
  }).timeout(60_000);
});
