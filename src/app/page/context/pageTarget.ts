/**
 * The send target of one page, which follows what its user looks at: the one picked here, or the connection of the row
 * selected since, while it can be sent to; otherwise the followed stream; otherwise the scope; otherwise the target of
 * the window.
 */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { SendTarget } from '../../targets/sendTarget.ts';
import { targetInSentence } from '../../targets/targetText.ts';
import { targetOfStream } from '../../targets/targetWithin.ts';

export interface PageTargetParts {
  readonly target: SendTarget;
  readonly ledger: Ledger;
  readonly view: CaptureView;
  /** The connection that is followed as a stream. */
  readonly followed: () => number | undefined;
}

export class PageTarget {
  readonly #parts: PageTargetParts;
  /** Picked by the user on this page, or selected by a row; forgotten when the page shows something else. */
  #picked: number | undefined;
  /** The row selected last. */
  #seq: number | undefined;
  /** The latest target, with what the page showed then. */
  #seen: { readonly shown: string; readonly id: number | undefined } | undefined;
  #note = '';

  constructor(parts: PageTargetParts) {
    this.#parts = parts;
  }

  /** Undefined: nobody, or several of which the user has to pick one. */
  get current(): number | undefined {
    const { target, ledger, view, followed } = this.#parts;
    const stream = followed();
    const { id } = view.scope;
    // The window's target was picked here too, unless another was chosen since.
    if (stream === undefined && id === undefined) return target.current() ?? this.#stillShown;
    if (this.#picked !== undefined && target.canSend(this.#picked)) return this.#picked;
    if (stream !== undefined) return targetOfStream(ledger, stream);
    return id === undefined ? undefined : (target.within(id) ?? this.#stillShown);
  }

  /** The only connection stays the target when others connect. */
  get #stillShown(): number | undefined {
    const { target } = this.#parts;
    const { shown, id } = this.#seen ?? {};
    return shown === this.#shown && id !== undefined && target.canSend(id) ? id : undefined;
  }

  /** What the page shows. */
  get #shown(): string {
    return `${this.#parts.view.scope.id ?? ''} ${this.#parts.followed() ?? ''}`;
  }

  /**
   * Whether a page that names this target can have meant it. Below a stream only the current one: the page may not have
   * been told yet that the stream's connection is the target now, or is closed.
   */
  isShown(to: number): boolean {
    return this.#parts.followed() === undefined || to === this.current;
  }

  /** The scope's title. */
  get title(): string {
    const { id } = this.#parts.view.scope;
    return id === undefined ? 'All Traffic' : this.#parts.target.labelOf(id);
  }

  pick(id: number): void {
    this.#picked = id;
    this.#seen = undefined;
    this.#note = '';
    this.#parts.target.choose(id);
  }

  /**
   * The user has selected a row: its connection becomes the target if it is open. The row before counts no more, as the
   * page selects it anew when it has been reloaded.
   */
  selectRow(seq: number, connection: number): void {
    if (seq === this.#seq) return;
    this.#seq = seq;
    const { target, ledger, followed } = this.#parts;
    const id = followed() === undefined ? targetOfStream(ledger, connection) : undefined;
    if (id === undefined || id === this.current) return;
    this.#picked = id;
    target.choose(id);
  }

  /** To be called when something was sent to the current target, which the user has therefore seen. */
  used(): void {
    this.#note = '';
  }

  forget(): void {
    this.#picked = undefined;
  }

  /**
   * The current target, and a line about it if it has changed by itself: not by a pick on this page, and not because the
   * page shows something else.
   */
  update(): { readonly id: number | undefined; readonly note: string } {
    const id = this.current;
    const shown = this.#shown;
    if (this.#seen?.shown !== shown) {
      this.#note = '';
      this.#seen = { shown, id };
    } else if (id !== undefined && id !== this.#seen.id) {
      this.#note =
        this.#seen.id === undefined ? '' : `Now sending to ${targetInSentence(this.#parts.ledger, id)}`;
      this.#seen = { shown, id };
    }
    return { id, note: id === undefined ? '' : this.#note };
  }
}
