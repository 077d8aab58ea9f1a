/** Text with escapes as a literal of the notation: its escapes (`\n`, `\x00`) stay escapes. */
export function quotedText(text: string): string {
  const escaped = text.replaceAll(/\\[\s\S]?|"|\{(?=\{)/g, (part) => {
    if (part === '"' || part === '{') return `\\${part}`;
    return part === '\\' ? '\\\\' : part;
  });
  return `"${escaped}"`;
}
