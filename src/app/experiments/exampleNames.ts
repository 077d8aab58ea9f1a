/**
 * Names of the bundled examples. A file is called by its lecture and its subject (`L04-upper-case.sockets`); an editor
 * shows the subject alone, so its path is `/L04/upper-case.sockets`.
 */

export interface ExampleName {
  /** `L04`. */
  readonly lecture: string;
  /** `upper-case`. */
  readonly subject: string;
}

/** The steps of the walkthrough, in its order; the other examples follow by their lectures. */
const told = ['L01', 'L10', 'L02', 'L06', 'L09'];

/** Undefined for files that are no examples. */
export function exampleNameOf(file: string): ExampleName | undefined {
  const [, lecture, subject] = /^(L\d\d)-([\w-]+)\.sockets$/.exec(file) ?? [];
  return lecture === undefined || subject === undefined ? undefined : { lecture, subject };
}

export function exampleFile({ lecture, subject }: ExampleName): string {
  return `${lecture}-${subject}.sockets`;
}

export function examplePath({ lecture, subject }: ExampleName): string {
  return `/${lecture}/${subject}.sockets`;
}

/** The example of such a path. */
export function exampleAt(path: string): ExampleName | undefined {
  const [, lecture, file] = /^\/(L\d\d)\/([^/]+)$/.exec(path) ?? [];
  return lecture === undefined ? undefined : exampleNameOf(`${lecture}-${file ?? ''}`);
}

export function inToldOrder(examples: readonly ExampleName[]): ExampleName[] {
  const place = ({ lecture }: ExampleName): number =>
    told.includes(lecture) ? told.indexOf(lecture) : told.length;
  return examples.toSorted((a, b) => place(a) - place(b) || a.lecture.localeCompare(b.lecture));
}

/** Whether a user or a program means this example: by its lecture, its subject, or a beginning of either. */
export function isMeant(example: ExampleName, name: string): boolean {
  const wanted = name.toLowerCase();
  const { lecture, subject } = example;
  return [`${lecture}-${subject}`, subject].some((each) => each.toLowerCase().startsWith(wanted));
}

/** The title: the first sentence of its first line. */
export function exampleTitle(text: string): string {
  const about = /^#\s*(?:L\d+:\s*)?([^\n]*?)[.,:]*(?:\.\s|\n|$)/.exec(text)?.[1] ?? '';
  return about.slice(0, 1).toUpperCase() + about.slice(1);
}
