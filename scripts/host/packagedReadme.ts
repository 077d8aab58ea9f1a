/** The parts of a self-contained README. */
export interface ReadmeParts {
  /** README.md. */
  readonly readme: string;
  /** The pages of `docs/` by file name, in order. */
  readonly pages: ReadonlyMap<string, string>;
  /** The text drawing that replaces an image. */
  readonly drawing: string;
}

/**
 * README.md for the Extensions view, for an extension without a repository URL. There, links to files and images that
 * are not https are removed (`renderMarkdownDocument` and `sanitizeHtml` in VS Code's sources; `data:` ended with
 * 1.103), but not links to an id in the text. So the pages are appended to the README, links to them become anchors,
 * other links become plain text, and an image is replaced by a text drawing.
 */
export function packagedReadme({ readme, pages, drawing }: ReadmeParts): string {
  const files = new Map([['readme', readme]]);
  for (const [name, text] of pages) files.set(pageId(name), text);
  const picture = /^!\[[^\]]*\]\([^)]*\)$/gm;
  const texts = [...files].map(([id, text]) =>
    outsideCode(text, (part) =>
      anchored(
        part
          .replaceAll(picture, () => `\`\`\`text\n${drawing.trimEnd()}\n\`\`\``)
          .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (link: string, words: string, target: string) =>
            linkTo(link, words, target, id, files),
          ),
        id,
      ),
    ),
  );
  return `${texts.map((text) => text.trimEnd()).join('\n\n---\n\n')}\n`;
}

/** `docs/first-hour.md`, `../README.md` → `first-hour`, `readme`. */
function pageId(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/, '').toLowerCase();
}

/** Applies `change` to the text outside of fenced code. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(/(^ *```[^]*?^ *```$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/** Adds an id before every heading, and the page's id before its title. */
function anchored(text: string, page: string): string {
  return text.replaceAll(/^(#+) (.*)$/gm, (heading: string, level: string, words: string) => {
    const id = level === '#' ? page : `${page}-${slug(words)}`;
    return `<a id="${id}"></a>\n\n${heading}`;
  });
}

/** The id of a heading on GitHub and in VS Code. */
function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function linkTo(
  link: string,
  words: string,
  target: string,
  from: string,
  files: ReadonlyMap<string, string>,
): string {
  if (/^\w+:/.test(target)) return link;
  const [path = '', fragment] = target.split('#');
  const page = path === '' ? from : pageId(path);
  if (!files.has(page)) return words;
  return `[${words}](#${fragment === undefined ? page : `${page}-${fragment}`})`;
}
