import type { RowsCommand } from '../../page/listMessages.ts';

/** A traffic page as far as commands are about it. */
export interface WishedPage {
  /** Has the page do something with its selected rows; false: nobody sees it. */
  rowsCommand(command: RowsCommand): boolean;
}

/** The traffic page that was used last: what commands about rows are about. */
export class ActivePage {
  #page: WishedPage | undefined;

  touched(page: WishedPage): void {
    this.#page = page;
  }

  closed(page: WishedPage): void {
    if (this.#page === page) this.#page = undefined;
  }

  /** False: there is none that could be seen. */
  rowsCommand(command: RowsCommand): boolean {
    return this.#page?.rowsCommand(command) ?? false;
  }
}
