/** What an extension's README needs where nothing beside it can be reached. */
export interface ReadmeParts {
  /** README.md. */
  readonly readme: string;
  /** The pages of `docs/`, by their file names, in the order in which they follow. */
  readonly pages: ReadonlyMap<string, string>;
  /** What stands in a picture's place: lines of text. */
  readonly drawing: string;
}

/**
 * README.md as VS Code shows it in the Extensions view, of an extension that has no address on the net. Links to files
 * and pictures that do not come by https are taken away there (`renderMarkdownDocument` and `sanitizeHtml` of VS Code's
 * sources; `data:` ended with 1.103), links to an id in the text are not. So the pages follow the README in the same
 * text, links to them lead there, those to anything else are their words, and a picture is drawn with characters.
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

/** The text with `change` done to what stands between fenced code. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(/(^ *```[^]*?^ *```$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/** An id before every heading, that of the page before its title. */
function anchored(text: string, page: string): string {
  return text.replaceAll(/^(#+) (.*)$/gm, (heading: string, level: string, words: string) => {
    const id = level === '#' ? page : `${page}-${slug(words)}`;
    return `<a id="${id}"></a>\n\n${heading}`;
  });
}

/** The id that GitHub and VS Code give to a heading. */
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
