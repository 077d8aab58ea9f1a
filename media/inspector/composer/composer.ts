/** The composer: the text to send, its preview, and the target. */
import './composer.css';
import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import type { LineEnding, SendFormat } from '../../../src/model/draft.ts';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import { takesLineEnding } from '../../../src/language/payload/outgoingBytes.ts';
import { choiceList } from '../parts/choiceList.ts';
import { failureWords, formats, lineEndings, placeholders, whyNot } from './composerWords.ts';
import { ComposerPreview } from './composerPreview.ts';
import { HistoryCursor } from './historyCursor.ts';
import { iconButton } from '../parts/iconButton.ts';
import { sendTargets, targetOf } from './sendTargets.ts';
import type { PageState } from '../state/pageState.ts';
import { textButton } from '../parts/textButton.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { composerActions } from './composerActions.ts';

/** Previews exactly what will be sent. */
export class Composer {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  readonly #actions: ReturnType<typeof composerActions>;
  readonly #area = createRef<HTMLTextAreaElement>();
  readonly #history = new HistoryCursor();
  readonly #preview: ComposerPreview;
  /** Send as soon as the host has validated the draft. */
  #sendsOnceKnown = false;
  #drawn: PageState | undefined;

  constructor(root: HTMLElement, context: ViewContext) {
    this.root = root;
    this.#context = context;
    this.#actions = composerActions(context);
    this.#preview = new ComposerPreview({
      request: (request, signal) => context.request('preview', request, signal),
      changed: this.#redraw,
    });
  }

  update(state: PageState): void {
    // Traffic changes the state many times a second; the draft changes rarely.
    const old = this.#drawn;
    const asDrawn = old !== undefined && shownParts.every((part) => old[part] === state[part]);
    if (asDrawn && this.#area.value?.value === state.draft) return;
    if (old?.lost === true && !state.lost) this.#preview.forget();
    this.#drawn = state;
    const { draft, format, failure } = state;
    const targets = sendTargets(state.endpoints, state.target, state.targetLabel);
    const lineEnding = state.lineEnding ?? state.defaultLineEnding;
    const known = this.#preview.known(state);
    const preview = this.#preview.shown(known);
    const reason = whyNot(state, targets.length, preview.kind);
    const list = targets.map(({ id, label }) => ({ value: String(id), label }));
    const bad = preview.kind === 'problem';
    render(
      html`
        <div class="draft-box" data-draft=${draft.slice(0, fittedCharacters)}>
          <textarea
            ${ref(this.#area)}
            class="draft"
            rows="1"
            spellcheck="false"
            aria-label="Bytes to send"
            aria-describedby="draft-preview"
            aria-invalid=${bad ? 'true' : 'false'}
            placeholder=${placeholders[format]}
            .value=${live(draft)}
            @input=${this.#onInput}
            @focus=${this.#refreshPreview}
            @keydown=${this.#onKey}
          ></textarea>
        </div>
        <div id="draft-preview" class="draft-preview ${preview.kind}" aria-live="polite">
          ${
            preview.kind === 'problem'
              ? html`<span class="codicon codicon-error" aria-hidden="true"></span>
                  <button
                    class="problem-words"
                    type="button"
                    title="Select the part that is wrong"
                    @click=${() => {
                      this.#select(preview.start, preview.end);
                    }}
                  >
                    ${preview.words}
                  </button>`
              : html`<span class="preview-words" title=${preview.words}>${preview.words}</span>`
          }
        </div>
        ${
          failure === undefined
            ? nothing
            : html`<div class="failure" role="alert">
                <span class="codicon codicon-error" aria-hidden="true"></span>
                <span>${failureWords(failure)}</span>
              </div>`
        }
        <div class="composer-controls">
          ${choiceList('format', 'Format', formats, format, (value) => {
            this.#context.dispatch({ type: 'format', format: value as SendFormat });
          })}
          ${
            takesLineEnding(format)
              ? choiceList('ending', 'Line ending', lineEndings, lineEnding, (value) => {
                  this.#context.dispatch({ type: 'lineEnding', lineEnding: value as LineEnding });
                })
              : nothing
          }
          ${iconButton('go-to-file', 'Edit as payload in an editor', this.edit)}
          ${iconButton('bookmark', 'Saved payloads', () => {
            this.#context.ask('savedPayloads', this.#draft());
          })}
          <span class="send-to"
            >${
              list.length === 0
                ? html`<span class="no-target">nothing open to send to</span>`
                : choiceList(
                    'target',
                    'Send to',
                    list,
                    String(state.target ?? list[0]?.value ?? ''),
                    (value) => {
                      this.#actions.target(Number(value));
                    },
                  )
            }
            ${textButton('Send', this.#send, {
              className: 'send',
              isDisabled: reason !== undefined,
              title: reason ?? 'Send (Enter)',
              keepsFocus: true,
            })}${iconButton('sync', 'Send repeatedly', this.#flipRepeat, {
              isPressed: state.repeatForm.open,
              controls: 'repeat-row',
              className: 'repeat-toggle',
            })}</span
          >
        </div>
      `,
      this.root,
    );
    if (!this.#sendsOnceKnown || known === undefined) return;
    this.#sendsOnceKnown = false;
    if (known.kind === 'bytes') this.#send();
  }

  focus(): void {
    this.#area.value?.focus();
  }

  /** Opens the draft in an editor. */
  readonly edit = (): void => {
    const { draft: text, format, lineEnding, defaultLineEnding } = this.#context.state();
    void this.#actions.edit({ text, format, lineEnding: lineEnding ?? defaultLineEnding });
  };

  readonly #flipRepeat = (): void => {
    const { repeatForm } = this.#context.state();
    this.#context.dispatch({ type: 'repeatForm', form: { ...repeatForm, open: !repeatForm.open } });
  };

  readonly #redraw = (): void => {
    this.#drawn = undefined;
    this.update(this.#context.state());
  };

  /** On focus: files and variables of the draft may have changed meanwhile. */
  readonly #refreshPreview = (): void => {
    if (this.#context.state().format !== 'payload') return;
    this.#preview.forget();
    this.#redraw();
  };

  #select(start: number, end: number): void {
    this.focus();
    this.#area.value?.setSelectionRange(start, end);
  }

  readonly #onInput = (event: Event): void => {
    this.#history.reset();
    this.#sendsOnceKnown = false;
    this.#context.dispatch({ type: 'draft', text: (event.target as HTMLTextAreaElement).value });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // Enter that ends an input method's composition is ignored.
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#browse(event);
  };

  /** Browses the history: up from the start of the text or while browsing, down from its end. Otherwise the caret moves. */
  #browse(event: KeyboardEvent): void {
    const area = this.#area.value;
    const state = this.#context.state();
    if (area === undefined || area.selectionStart !== area.selectionEnd) return;
    const up = event.key === 'ArrowUp';
    if (up ? area.selectionStart !== 0 && this.#history.idle : area.selectionEnd !== area.value.length)
      return;
    const found = this.#history.step(up ? -1 : 1, state.history, { text: state.draft, format: state.format });
    if (found === undefined) return;
    event.preventDefault();
    this.#context.dispatch({ type: 'recall', ...found });
    requestAnimationFrame(() => {
      area.setSelectionRange(area.value.length, area.value.length);
    });
  }

  /** What Send would send now; undefined: nothing can be sent. */
  written(): SendRequest | undefined {
    return this.whyNot(this.#context.state()) === undefined ? this.#draft() : undefined;
  }

  #draft(): SendRequest {
    const state = this.#context.state();
    const { draft: text, format, lineEnding, defaultLineEnding } = state;
    const to = targetOf(state);
    return {
      ...(to === undefined ? {} : { to }),
      text,
      format,
      lineEnding: takesLineEnding(format) ? (lineEnding ?? defaultLineEnding) : 'none',
    };
  }

  /** Why the draft cannot be sent now. */
  whyNot(state: PageState): string | undefined {
    const targets = targetOf(state) === undefined ? 0 : 1;
    return whyNot(state, targets, this.#preview.known(state)?.kind ?? 'waiting');
  }

  readonly #send = (): void => {
    const state = this.#context.state();
    if (this.#preview.known(state) === undefined) {
      this.#sendsOnceKnown = true;
      return;
    }
    const request = this.written();
    if (request === undefined) return;
    this.#history.reset();
    // Its counters have advanced.
    this.#preview.forget();
    void this.#actions.send(request);
  };
}

/** A box of eight lines never shows more. */
const fittedCharacters = 4000;

/** The parts of the state that the composer shows. */
const shownParts = [
  'draft',
  'format',
  'lineEnding',
  'defaultLineEnding',
  'endpoints',
  'target',
  'targetLabel',
  'sending',
  'failure',
  'lost',
  'repeatForm',
] as const satisfies readonly (keyof PageState)[];
