/**
 * What the drafts of a page may include. A page shows bytes of strangers, one of which may have compromised it, so its
 * requests need not be the user's. Files are therefore read only if they are in a trusted workspace, or if the user has
 * agreed, for each target; environment variables, which hold secrets, are sent only with the user's consent, and never
 * shown to the page beforehand. Other senders (commands, editors, saved payloads, the API) involve no page.
 */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { excerpt } from '../../model/excerpt.ts';
import type { UserInterface } from '../ports/userInterface.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { LocalSources } from '../sending/localSources.ts';

export interface PageConsentOptions {
  /** Folders of a workspace that the user trusts; called each time, as they may change. */
  readonly trustedFolders: () => readonly string[];
  /** Asks the user, outside of any page, which could press the button itself. */
  readonly ask: (question: PageQuestion) => Promise<boolean>;
}

export interface PageQuestion extends LocalSources {
  /** Label of the target. */
  readonly target: string;
}

/** Consents remembered; the oldest is dropped first. */
const agreedLimit = 1000;

/** The consent for the pages of a window, with prompts outside of the pages. */
export function pageConsent(
  workspace: Pick<Workspace, 'trustedFolders'>,
  userInterface: Pick<UserInterface, 'confirm'>,
): PageConsent {
  return new PageConsent({
    trustedFolders: () => workspace.trustedFolders(),
    ask: ({ files, environment, target }) => {
      const things = [
        ...files.map((path) => `the file ${visiblePath(path)}`),
        ...environment.map((name) => `the value of the environment variable ${excerpt(name)}`),
      ];
      return userInterface.confirm({
        message: `Send this to ${target}?`,
        detail: `The composer's payload contains ${things.join(', ')}.\n\nThis is asked once for each of them and each target while the window is open.`,
        action: 'Send',
      });
    },
  });
}

/** The whole path, which the user needs for the decision, with invisible characters replaced. */
function visiblePath(path: string): string {
  return path.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

export class PageConsent {
  readonly #options: PageConsentOptions;
  readonly #agreed = new Set<string>();
  /** One prompt at a time: a page must not flood the user with them. */
  #isAsking = false;

  constructor(options: PageConsentOptions) {
    this.#options = options;
  }

  /** What a page's previews must not include, in payload notation: `file "/etc/passwd"`, `{{env.HOME}}`. */
  hidden({ files, environment }: LocalSources): readonly string[] {
    return [
      ...files.filter((path) => !this.#isInWorkspace(path)).map((path) => `file "${path}"`),
      ...environment.map((name) => `{{env.${name}}}`),
    ];
  }

  /** Asks for what the user has not agreed to yet for this target. Resolves to whether it may be sent. */
  async request({ files, environment }: LocalSources, to: number, target: string): Promise<boolean> {
    const keyOf = (kind: string, name: string): string => `${String(to)} ${kind} ${name}`;
    const asked = {
      files: files.filter((path) => !this.#isInWorkspace(path) && !this.#agreed.has(keyOf('file', path))),
      environment: environment.filter((name) => !this.#agreed.has(keyOf('env', name))),
    };
    if (asked.files.length + asked.environment.length === 0) return true;
    if (this.#isAsking) return false;
    this.#isAsking = true;
    const isAgreed = await this.#options.ask({ ...asked, target }).finally(() => {
      this.#isAsking = false;
    });
    if (!isAgreed) return false;
    for (const path of asked.files) this.#agree(keyOf('file', path));
    for (const name of asked.environment) this.#agree(keyOf('env', name));
    return true;
  }

  #agree(key: string): void {
    for (const oldest of this.#agreed) {
      if (this.#agreed.size < agreedLimit) break;
      this.#agreed.delete(oldest);
    }
    this.#agreed.add(key);
  }

  /** Compares real paths, as a link in the workspace may lead out of it. */
  #isInWorkspace(path: string): boolean {
    const real = realPath(path);
    return this.#options.trustedFolders().some((folder) => isWithin(realPath(folder), real));
  }
}

/** The given path if the file does not exist: nothing can be read from it. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
