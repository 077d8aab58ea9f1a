/** The lines above and below the list that say what is not shown: dropped or held-back rows, or a lost host. */
import type { PageState } from '../state/pageState.ts';
import { pausedWords } from '../state/countWords.ts';
import { droppedWords } from './droppedWords.ts';
import type { Skeleton } from './skeleton.ts';

export class StatusBanners {
  readonly #parts: Pick<Skeleton, 'banner' | 'paused' | 'lost'>;

  constructor(parts: Pick<Skeleton, 'banner' | 'paused' | 'lost'>) {
    this.#parts = parts;
  }

  update(state: PageState): void {
    const { banner, paused, lost } = this.#parts;
    const dropped = droppedWords(state.summary);
    banner.hidden = dropped === '';
    banner.textContent = dropped;
    const words = pausedWords(state);
    paused.hidden = words === '';
    paused.textContent = words;
    lost.hidden = !state.lost;
  }
}
