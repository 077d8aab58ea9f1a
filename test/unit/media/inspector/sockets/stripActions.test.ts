import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripActions } from '../../../../../media/inspector/sockets/stripActions.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon?: string }[];
  };
}

describe('stripActions', () => {
  it('have the icons of the commands', () => {
    const file = join(import.meta.dirname, '../../../../..', 'package.json');
    const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    for (const [action, { icon }] of Object.entries(stripActions)) {
      const command = contributes.commands.find((one) => one.command === `socketLab.${action}`);
      assert.equal(`$(${icon})`, command?.icon, action);
    }
  });
});
