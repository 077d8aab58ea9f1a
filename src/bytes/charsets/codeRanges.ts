/**
 * Code points written shortly, for the tables of charsets: hex numbers, `a1-ad` for those from one to another, `.`
 * for a place without one and `.12` for so many. `undefined` stands for none.
 */
export function codeRanges(text: string): (number | undefined)[] {
  return text.split(/\s+/).flatMap((word) => {
    if (word.startsWith('.')) return Array.from({ length: Number(word.slice(1) || 1) }, () => undefined);
    const [first = 0, last = first] = word.split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
