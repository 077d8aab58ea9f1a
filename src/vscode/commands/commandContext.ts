/** What the commands depend on; each takes what it needs. */
import type { Engine } from '../../engine/engine.ts';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { ExperimentService } from '../experiments/experimentService.ts';
import type { Startables } from '../../app/saved/startables.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { Clock } from '../../node/clock.ts';
import type { HeldActions } from '../../app/actions/heldActions.ts';
import type { SentLineEnds } from '../editors/sentLineEnds.ts';
import type { PlacedCursor } from '../editors/placedCursor.ts';
import type { RepeatSender } from '../../app/repeats/repeatSender.ts';
import type { PromptContext } from '../prompts/promptContext.ts';
import type { ViewActions } from './viewActions.ts';

export interface CommandContext extends PromptContext {
  readonly engine: Pick<Engine, 'authority'>;
  /** The folder that keeps the lab's certificate authority. */
  readonly authorityFolder: string;
  readonly sends: ComposedSends;
  readonly held: HeldActions;
  readonly clock: Pick<Clock, 'nowUs'>;
  readonly store: CaptureStore;
  readonly startables: Startables;
  readonly repeats: RepeatSender;
  /** The cursor of the editor from which lines are sent. */
  readonly cursor: PlacedCursor;
  /** The answers to what is sent from editors. */
  readonly sentLineEnds: SentLineEnds;
  /** Loaded on first use. */
  readonly experiments: { service(): Promise<ExperimentService> };
  readonly views: ViewActions;
}
