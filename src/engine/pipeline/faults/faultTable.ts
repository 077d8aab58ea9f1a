/** The stages of all kinds of faults; a kind that is missing does not compile. */
import type { FaultKind } from '../../../model/faultSpec.ts';
import type { FaultStage } from '../faultStage.ts';
import { bandwidth } from './bandwidth.ts';
import { corrupt } from './corrupt.ts';
import { drop } from './drop.ts';
import { duplicate } from './duplicate.ts';
import { hold } from './hold.ts';
import { latency } from './latency.ts';
import { limit } from './limit.ts';
import { offline } from './offline.ts';
import { reorder } from './reorder.ts';
import { replace } from './replace.ts';
import { reset } from './reset.ts';
import { slice } from './slice.ts';
import { slowClose } from './slowClose.ts';
import { stall } from './stall.ts';
import { truncate } from './truncate.ts';

export const faultTable: Readonly<Record<FaultKind, FaultStage>> = {
  latency,
  bandwidth,
  slice,
  limit,
  stall,
  reset,
  slowClose,
  corrupt,
  offline,
  drop,
  duplicate,
  reorder,
  truncate,
  hold,
  replace,
};
