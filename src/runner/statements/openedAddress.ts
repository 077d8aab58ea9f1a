/** The addresses that statements open: with variables, below the experiment's folder, and allowed. */
import { isAbsolute, resolve } from 'node:path';
import { filesInFolder } from '../../node/filesInFolder.ts';
import { resolveAddress } from '../../language/experiment/reading/addressText.ts';
import type { AddressText, Statement } from '../../language/experiment/model/experiment.ts';
import type { AddressKind } from '../../model/endpointKinds.ts';
import { isPathAddress, type Address } from '../../model/address.ts';
import { isAbstractPath, isPipePath } from '../../address/unixPath.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import type { StepContext } from './statementRunner.ts';

/** The address that a text stands for now, or why it stands for none. */
export function addressAt(
  statement: Statement,
  text: AddressText,
  kind: AddressKind,
  { run, scope }: StepContext,
): Address | StepFailure {
  const resolved = resolveAddress(
    text,
    { kind, platform: process.platform, nodeVersion: process.versions.node },
    (name) => scope.text(name),
  );
  if (resolved.ok) return inFolder(resolved.value, run.world.folder);
  const [{ start, end, message }] = resolved.problems;
  return { ...failedAt(statement, 'ERR_ADDRESS', message), start, end };
}

/** Why listening is not allowed; the decision may take a while. */
export async function refusal(
  address: Address,
  statement: Statement,
  { run, signal }: StepContext,
): Promise<StepFailure | undefined> {
  const why = await run.world.mayListen(address);
  if (signal.aborted) return cancelledAt(statement);
  return why && failedCall(statement, why);
}

function inFolder(address: Address, folder: string): Address {
  if (!isPathAddress(address)) return { ...address, options: filesInFolder(address.options, folder) };
  const { path } = address;
  if (isAbsolute(path) || isAbstractPath(path) || isPipePath(path)) return address;
  return { ...address, path: resolve(folder, path) };
}
