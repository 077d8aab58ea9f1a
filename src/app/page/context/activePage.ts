/** The traffic page used last, to whose rows commands apply. */
import type { RowsCommand } from '../../../page/listMessages.ts';

/** A traffic page as commands see it. */
export interface RowsPage {
  /** Sends the page a command for its selected rows; false: the page is not visible. */
  rowsCommand(command: RowsCommand): boolean;
}

export class ActivePage {
  #page: RowsPage | undefined;

  touched(page: RowsPage): void {
    this.#page = page;
  }

  closed(page: RowsPage): void {
    if (this.#page === page) this.#page = undefined;
  }

  /** False: there is no visible page. */
  rowsCommand(command: RowsCommand): boolean {
    return this.#page?.rowsCommand(command) ?? false;
  }
}
