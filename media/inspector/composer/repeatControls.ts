/** The controls for sending repeatedly. */
import './repeatControls.css';
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RepeatState } from '../../../src/model/repeat.ts';
import { withoutScheme } from '../../../src/model/addressText.ts';
import { readPeriod, readTimes } from '../../../src/language/core/repeatPlan.ts';
import { repeatFigureTexts, repeatHeadText } from '../../../src/language/core/repeatText.ts';
import { iconButton } from '../parts/iconButton.ts';
import { plainText } from '../parts/plainText.ts';
import type { RepeatForm } from '../state/composerState.ts';
import type { PageState } from '../state/pageState.ts';
import { textButton } from '../parts/textButton.ts';
import type { IconName } from '../parts/iconNames.ts';
import type { ViewContext } from '../state/viewContext.ts';
import type { Composer } from './composer.ts';
import { composerActions } from './composerActions.ts';

/** A form for the interval and the count, and a list of repeats. */
export class RepeatControls {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  readonly #composer: Pick<Composer, 'focus' | 'whyNot' | 'written'>;
  readonly #every = createRef<HTMLInputElement>();
  #drawn: PageState | undefined;

  constructor(
    root: HTMLElement,
    context: ViewContext,
    composer: Pick<Composer, 'focus' | 'whyNot' | 'written'>,
  ) {
    this.root = root;
    this.#context = context;
    this.#composer = composer;
  }

  update(state: PageState): void {
    const old = this.#drawn;
    if (old !== undefined && shownParts.every((part) => old[part] === state[part])) return;
    // Once it exists.
    if (state.repeatForm.open && old?.repeatForm.open === false)
      requestAnimationFrame(() => this.#every.value?.select());
    this.#drawn = state;
    const { repeats, repeatForm } = state;
    this.root.hidden = repeats.length === 0 && !repeatForm.open;
    render(
      html`${repeatForm.open ? this.#row(state) : nothing}
      ${
        repeats.length === 0
          ? nothing
          : html`<ul class="repeat-lines" aria-label="Sent repeatedly">
              ${repeat(
                repeats,
                ({ id }) => id,
                (one) => this.#line(one, repeats.length > 1),
              )}
            </ul>`
      }`,
      this.root,
    );
  }

  #row(state: PageState) {
    const { every, times } = state.repeatForm;
    const plan = planOf(state.repeatForm);
    const reason = plan.ok ? this.#composer.whyNot(state) : plan.failure.message;
    const badEvery = !readPeriod(every).ok;
    const badTimes = !readTimes(times).ok;
    return html`<div
        id="repeat-row"
        class="repeat-row"
        role="group"
        aria-label="Send repeatedly"
        @keydown=${this.#onKey}
      >
        <label for="repeat-every">Every</label>
        <input
          ${ref(this.#every)}
          id="repeat-every"
          class="repeat-input every"
          spellcheck="false"
          title="200ms, 1s, 2m, 1h; 0 is as fast as possible"
          aria-invalid=${badEvery ? 'true' : 'false'}
          aria-describedby="repeat-problem"
          .value=${live(every)}
          @input=${(event: Event) => {
            this.#edit({ every: valueOf(event) });
          }}
        />
        <input
          id="repeat-times"
          class="repeat-input times"
          inputmode="numeric"
          placeholder="∞"
          title="How many times; empty: until it is stopped"
          aria-label="How many times, empty until it is stopped"
          aria-invalid=${badTimes ? 'true' : 'false'}
          aria-describedby="repeat-problem"
          .value=${live(times)}
          @input=${(event: Event) => {
            this.#edit({ times: valueOf(event) });
          }}
        />
        <label for="repeat-times">times</label>
        ${textButton('Start', this.#start, {
          className: 'repeat-start',
          isSecondary: true,
          isDisabled: reason !== undefined,
          title: reason ?? 'Send now, and then again and again',
        })}
      </div>
      <div id="repeat-problem" class="repeat-problem" role="status">
        ${plan.ok ? '' : plan.failure.message}
      </div>`;
  }

  #line(state: RepeatState, isOneOfSeveral: boolean) {
    const { id, what, ending } = state;
    const head = repeatHeadText(state, withoutScheme(plainText(state.label)));
    const figures = [...repeatFigureTexts(state), ...(isOneOfSeveral ? [what] : [])];
    const kind = ending?.kind ?? 'running';
    const act = (): void => {
      this.#context.ask('stopRepeat', { id });
      this.#composer.focus();
    };
    return html`<li class="repeat-line ${kind}">
      <span class="codicon codicon-${icons[kind]}" aria-hidden="true"></span>
      <span class="repeat-words" title=${what}
        ><span role="status">${head}</span> ${figures.map(
          (figure) => html`<span class="repeat-figure">${figure}</span> `,
        )}</span
      >
      ${
        ending === undefined
          ? textButton('Stop', act, { className: 'repeat-stop', isSecondary: true, label: `Stop: ${head}` })
          : iconButton('close', `Dismiss: ${head}`, act, { title: 'Dismiss' })
      }
    </li>`;
  }

  #edit(changed: Partial<RepeatForm>): void {
    this.#context.dispatch({
      type: 'repeatForm',
      form: { ...this.#context.state().repeatForm, ...changed },
    });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') this.#start();
    else if (event.key === 'Escape') {
      this.#edit({ open: false });
      this.#composer.focus();
    } else return;
    event.preventDefault();
  };

  readonly #start = (): void => {
    const plan = planOf(this.#context.state().repeatForm);
    const request = this.#composer.written();
    if (plan.ok && request !== undefined)
      void composerActions(this.#context).repeat({ ...request, ...plan.value });
  };
}

const shownParts = [
  'repeats',
  'repeatForm',
  'draft',
  'format',
  'lineEnding',
  'defaultLineEnding',
  'endpoints',
  'target',
  'targetLabel',
] as const satisfies readonly (keyof PageState)[];

const icons = {
  running: 'sync codicon-modifier-spin',
  done: 'check',
  stopped: 'debug-stop',
  closed: 'circle-slash',
  failed: 'error',
} as const satisfies Record<string, IconName | `${IconName} codicon-modifier-spin`>;

function planOf({ every, times }: RepeatForm) {
  const period = readPeriod(every);
  if (!period.ok) return period;
  const count = readTimes(times);
  if (!count.ok) return count;
  const plan = { everyMs: period.value, ...(count.value === undefined ? {} : { times: count.value }) };
  return { ok: true, value: plan } as const;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
