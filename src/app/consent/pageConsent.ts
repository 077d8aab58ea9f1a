/**
 * What a page's drafts may be made of. A page shows bytes of strangers, and one of them may have taken it over; what it
 * requests need not be what the user has written. So files are read for it that are in a trusted workspace, or that the
 * user has agreed to, each for each target; and environment variables, which hold secrets, go out after a question only,
 * and are never shown to it beforehand. What else sends (commands, editors, saved payloads, the API) has no page in it.
 */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { excerpt } from '../../model/excerpt.ts';
import type { UserInterface } from '../ports/userInterface.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { LocalSources } from '../sending/localSources.ts';

export interface PageConsentOptions {
  /** Folders of a workspace that the user trusts; asked each time. */
  readonly trustedFolders: () => readonly string[];
  /** Asks the user, where no page can press a button. */
  readonly ask: (question: PageQuestion) => Promise<boolean>;
}

export interface PageQuestion extends LocalSources {
  /** Label of where it would go. */
  readonly target: string;
}

/** Agreements that are remembered; the oldest goes. */
const agreedLimit = 1000;

/** The consent for the pages of a window, which is asked for outside of them. */
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

/** All of a path, without live characters: it is what the user decides by. */
function visiblePath(path: string): string {
  return path.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

export class PageConsent {
  readonly #options: PageConsentOptions;
  readonly #agreed = new Set<string>();
  /** One question at a time: a page must not bury the user under them. */
  #isAsking = false;

  constructor(options: PageConsentOptions) {
    this.#options = options;
  }

  /** What a page may not be shown a preview of, as it stands in a payload: `file "/etc/passwd"`, `{{env.HOME}}`. */
  hidden({ files, environment }: LocalSources): readonly string[] {
    return [
      ...files.filter((path) => !this.#isInWorkspace(path)).map((path) => `file "${path}"`),
      ...environment.map((name) => `{{env.${name}}}`),
    ];
  }

  /** Asks for what nobody has agreed to yet for this target. Resolves to whether it may be sent. */
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

  /** Where the file really is: a link in the workspace may lead out of it. */
  #isInWorkspace(path: string): boolean {
    const real = realPath(path);
    return this.#options.trustedFolders().some((folder) => isWithin(realPath(folder), real));
  }
}

/** Of a file that is not there, the path as it stands: nothing of it can be read. */
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
