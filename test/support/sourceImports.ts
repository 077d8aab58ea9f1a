/** The source files of the checkout, and what they import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutDir } from '../../scripts/host/checkout.ts';

const importPattern =
  /^\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** The TypeScript files below a folder, relative to the checkout. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(checkoutDir, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

/** What a file imports, as it is written there, types included. */
export function importsIn(file: string): string[] {
  return importsOf(readFileSync(join(checkoutDir, file), 'utf8'));
}

export function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
