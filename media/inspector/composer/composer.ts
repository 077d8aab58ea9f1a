/** The composer: the text to send, its preview, and the target. */
import './composer.css';
import './composerLayouts.css';
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import { takesLineEnding } from '../../../src/language/payload/outgoingBytes.ts';
import { iconButton } from '../parts/iconButton.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { composerActions } from './composerActions.ts';
import { endingChoice, formatChoice, targetChoice } from './composerChoices.ts';
import { draftSize, failureLine, noteLine, previewLine } from './composerLines.ts';
import { ComposerMenu } from './composerMenu.ts';
import { ComposerPreview } from './composerPreview.ts';
import { placeholders, whyNot } from './composerWords.ts';
import { HistoryCursor } from './historyCursor.ts';
import { sendTargets, targetOf } from './sendTargets.ts';
import { TargetNote } from './targetNote.ts';

/** Previews exactly what will be sent. */
export class Composer {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  readonly #actions: ReturnType<typeof composerActions>;
  readonly #area = createRef<HTMLTextAreaElement>();
  readonly #history = new HistoryCursor();
  readonly #preview: ComposerPreview;
  readonly #note: TargetNote;
  readonly #menu: ComposerMenu;
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
    this.#note = new TargetNote(this.#redraw);
    this.#menu = new ComposerMenu({
      state: context.state,
      dispatch: context.dispatch,
      edit: this.edit,
      savedPayloads: () => {
        context.ask('savedPayloads', this.#draft());
      },
    });
    root.after(this.#menu.root);
  }

  update(state: PageState): void {
    // Traffic changes the state many times a second; the draft changes rarely.
    const old = this.#drawn;
    const asDrawn = old !== undefined && shownParts.every((part) => old[part] === state[part]);
    if (asDrawn && this.#area.value?.value === state.draft) return;
    if (old?.lost === true && !state.lost) this.#preview.forget();
    this.#drawn = state;
    const { draft, format, failure, targetNote } = state;
    const { dispatch } = this.#context;
    const targets = sendTargets(state.endpoints, state.target, state.targetLabel);
    const known = this.#preview.known(state);
    const preview = this.#preview.shown(known);
    const reason = whyNot(state, targets.length, preview.kind);
    render(
      html`
        <div class="draft-line">
          <div class="draft-box" data-draft=${draft.slice(0, fittedCharacters)}>
            <textarea
              ${ref(this.#area)}
              class="draft"
              rows="1"
              spellcheck="false"
              aria-label="Bytes to send"
              aria-describedby="draft-preview"
              aria-invalid=${preview.kind === 'problem' ? 'true' : 'false'}
              placeholder=${placeholders[format]}
              .value=${live(draft)}
              @input=${this.#onInput}
              @focus=${this.#refreshPreview}
              @keydown=${this.#onKey}
            ></textarea>
          </div>
          ${iconButton('send', 'Send', this.#send, {
            className: 'send',
            title: reason ?? 'Send (Enter)',
            isDisabled: reason !== undefined,
            keepsFocus: true,
          })}
        </div>
        ${failureLine(failure, this.#dismiss)} ${noteLine(this.#note.shown(targetNote))}
        <div class="composer-controls">
          ${previewLine(preview, (start, end) => {
            this.#select(start, end);
          })}
          <span class="choice-line">
            ${formatChoice(format, dispatch)} ${endingChoice(state, dispatch)}
            ${targetChoice(state, targets, this.#actions.target)}
            ${targets.length === 0 ? nothing : draftSize(preview)}
          </span>
          ${iconButton('ellipsis', 'More', this.#openMenu, { hasMenu: true, className: 'composer-more' })}
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

  readonly #dismiss = (): void => {
    this.#context.dispatch({ type: 'dismissFailure' });
    this.focus();
  };

  readonly #openMenu = (event: MouseEvent): void => {
    this.#menu.openAbove(event.currentTarget as HTMLElement);
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
  'targetNote',
  'scope',
  'streams',
  'layout',
  'sending',
  'failure',
  'lost',
] as const satisfies readonly (keyof PageState)[];
