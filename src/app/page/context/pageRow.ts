/** Takes a page to a row of the capture, or says why its list does not show that row and offers what would. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import { countNumber } from '../../../model/countText.ts';
import type { UserInterface } from '../../ports/userInterface.ts';

export interface PageRowParts {
  readonly store: Pick<CaptureStore, 'row' | 'isOf'>;
  readonly view: Pick<CaptureView, 'scope' | 'complete' | 'rowOf'>;
  readonly userInterface: Pick<UserInterface, 'offer' | 'showInformation'>;
  /** Selects a row of the list on the page. */
  readonly show: (shown: { readonly row: number; readonly open: boolean }) => void;
  readonly clearFilter: () => void;
  readonly showAllTraffic: () => void;
  /** Schedules an update of the page. */
  readonly refresh: () => void;
}

interface Goal {
  readonly seq: number;
  /** Whether the row's bytes are opened, too. */
  readonly open: boolean;
}

export class PageRow {
  readonly #parts: PageRowParts;
  #goal: Goal | undefined;

  constructor(parts: PageRowParts) {
    this.#parts = parts;
  }

  /** Goes there once the list has the row; a later goal replaces it. */
  goTo(seq: number, { open = false }: { readonly open?: boolean } = {}): void {
    this.#goal = { seq, open };
    this.#parts.refresh();
  }

  /** To be called when the page has the latest summary of its view. */
  update(): void {
    const goal = this.#goal;
    if (goal === undefined) return;
    const { store, view, show } = this.#parts;
    const row = view.rowOf(goal.seq);
    // The view may find it yet.
    if (row === undefined && !view.complete && store.row(goal.seq) !== undefined) return;
    this.#goal = undefined;
    if (row === undefined) void this.#offer(goal);
    else show({ row, open: goal.open });
  }

  async #offer(goal: Goal): Promise<void> {
    const { store, view, userInterface, clearFilter, showAllTraffic } = this.#parts;
    const which = `Row #${countNumber(goal.seq)}`;
    if (store.row(goal.seq) === undefined) {
      userInterface.showInformation(`${which} is not in the capture any more.`);
      return;
    }
    const { id } = view.scope;
    const isElsewhere = id !== undefined && !store.isOf(goal.seq, id);
    const isAccepted = isElsewhere
      ? await userInterface.offer(`${which} is not shown here: it is of another socket.`, 'Show All Traffic')
      : await userInterface.offer(`${which} is not shown: the filter leaves it out.`, 'Clear Filter');
    if (!isAccepted) return;
    if (isElsewhere) showAllTraffic();
    else clearFilter();
    this.goTo(goal.seq, goal);
  }
}
