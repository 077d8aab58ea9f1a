/** A target's label as short as a line of choices needs it. */

const sided = /^(.*?) ?→ (.*) \((server|client) side\)(.*)$/;
const all = /^All (?:clients|peers) of (.*) \((.*)\)(.*)$/;

/** The other end: `:53131`, or `all of :9998`. A label of another form is returned as it is. */
export function shortTarget(label: string): string {
  const [, group, , more = ''] = all.exec(label) ?? [];
  if (group !== undefined) return `all of ${group}${more}`;
  const [, left = '', right = '', side, distinction = ''] = sided.exec(label) ?? [];
  if (side === undefined) return label;
  return `${side === 'server' ? left : right}${distinction}`;
}
