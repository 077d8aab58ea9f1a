/** What a page is made of, as text. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** The shapes of its symbols: an `svg` element. */
  readonly icons: string;
}

/**
 * The page's HTML with all that it needs in it. What a webview loads goes through a service worker of VS Code's, which
 * Chromium may hold back for a minute after a browser's start; nothing of ours is to wait for that, and nothing is
 * loaded: the policy lets in this script and this style, by their nonce, and no font, image or address at all.
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
 * In HTML a script ends with the first `</script`, and `<!--` with a `<script` behind it hides that end. Both can only
 * be in strings and regular expressions of a script, where the escape says the same.
 */
export function inlineScript(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`);
}

/** The same of a style; there it can only be in a string. */
export function inlineStyle(style: string): string {
  return style.replaceAll(/<(?=\/style)/gi, String.raw`\3C `);
}
