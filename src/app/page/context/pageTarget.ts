/**
 * The send target of one page: its scope, if that can be sent to and no other target was picked; otherwise the target
 * of the window.
 */
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { SendTarget } from '../../targets/sendTarget.ts';

export class PageTarget {
  readonly #target: SendTarget;
  readonly #view: CaptureView;
  /** Picked by the user on this page; reset when the scope changes. */
  #isPicked = false;

  constructor(target: SendTarget, view: CaptureView) {
    this.#target = target;
    this.#view = view;
  }

  get current(): number | undefined {
    const { id } = this.#view.scope;
    return !this.#isPicked && id !== undefined && this.#target.canSend(id) ? id : this.#target.current();
  }

  /** The scope's title. */
  get title(): string {
    const { id } = this.#view.scope;
    return id === undefined ? 'All Traffic' : this.#target.labelOf(id);
  }

  pick(id: number): void {
    this.#isPicked = true;
    this.#target.choose(id);
  }

  forget(): void {
    this.#isPicked = false;
  }
}
