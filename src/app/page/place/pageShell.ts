/** The contents of the page's files. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** The icons: an `svg` element with symbols. */
  readonly icons: string;
}

/**
 * The page's HTML with everything inlined. Resources of a webview go through VS Code's service worker, which Chromium
 * may delay for a minute after the browser's start, so nothing is loaded: the content security policy admits this
 * script and this style by nonce, and no font, image or connection at all.
 */
export function pageShell({ script, style, icons }: PageFiles, nonce: string): string {
  const policy = ["default-src 'none'", `style-src 'nonce-${nonce}'`, `script-src 'nonce-${nonce}'`].join(
    '; ',
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Traffic</title>
<style nonce="${nonce}">${inlineStyle(style)}</style>
</head>
<body>
${icons}
<script nonce="${nonce}">${inlineScript(script)}</script>
</body>
</html>`;
}

/**
 * In HTML a script ends at the first `</script`, and `<!--` followed by `<script` hides that end. Both can only occur
 * in strings and regular expressions of a script, where the escape is equivalent.
 */
export function inlineScript(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`);
}

/** The same for a style, where it can only occur in a string. */
export function inlineStyle(style: string): string {
  return style.replaceAll(/<(?=\/style)/gi, String.raw`\3C `);
}
