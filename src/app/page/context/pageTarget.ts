/**
 * Where one page sends to: what is shown, where that can be sent to and unless another was picked; otherwise the target
 * of the window.
 */
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { SendTarget } from '../../targets/sendTarget.ts';

export class PageTarget {
  readonly #target: SendTarget;
  readonly #view: CaptureView;
  /** By the user, here; it holds until something else is shown. */
  #isPicked = false;

  constructor(target: SendTarget, view: CaptureView) {
    this.#target = target;
    this.#view = view;
  }

  get current(): number | undefined {
    const { id } = this.#view.scope;
    return !this.#isPicked && id !== undefined && this.#target.canSend(id) ? id : this.#target.current();
  }

  /** What is shown. */
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
