const loading = 'const require = createRequire(import.meta.url);\n';
const vscodeImport = "import * as vscode from 'vscode';";

/**
 * A source as esbuild gets it. No line moves: a debugger shows the file itself.
 *
 * What is loaded later is loaded from its bundle. Of CommonJS, `require` is Node's own, and so is `vscode` used as it
 * is: for an import esbuild would copy its several hundred properties, once for each file that has one, which is 10 ms
 * of an activation.
 *
 * @param loadedLater what a bundle loads only when it is used, by the name it has in the sources → its bundle
 */
export function bundledSource(
  contents: string,
  isCommonJs: boolean,
  loadedLater: ReadonlyMap<string, string>,
): string {
  const text = contents.includes(loading) ? fromBundles(contents, loadedLater) : contents;
  if (!isCommonJs) return text;
  return text.replace(loading, '\n').replace(vscodeImport, "const vscode = require('vscode');");
}

function fromBundles(contents: string, loadedLater: ReadonlyMap<string, string>): string {
  return [...loadedLater].reduce(
    (text, [name, bundle]) => text.replace(`require('${name}')`, `require('${bundle}')`),
    contents,
  );
}
