/** Faults as lines: read, and checked for the relay that is to have them. */
import { faultMisuse } from '../../language/experiment/faults/faultMisuse.ts';
import { parseFault } from '../../language/experiment/faults/parseFault.ts';
import { withFault } from '../../model/faultList.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { Fault } from '../../model/faultSpec.ts';
import type { Parsed } from '../../model/problem.ts';
import { fail, success, type Result } from '../../model/result.ts';
import type { Transport } from '../../model/transports.ts';

/** A fault that relays of this transport can have. */
export function readFault(line: string, transport: Transport): Result<Fault> {
  const fault = parseFault(line);
  const message = problemOf(fault, transport);
  if (fault.ok && message === undefined) return success(fault.value);
  return fail({ code: 'EINVAL', message: `The fault ${excerpt(line)}: ${message ?? ''}` });
}

/** The later of two with one kind and direction replaces the other. Fails with the first problem. */
export function readFaults(lines: readonly string[], transport: Transport): Result<readonly Fault[]> {
  let faults: readonly Fault[] = [];
  for (const line of lines) {
    const fault = readFault(line, transport);
    if (!fault.ok) return fault;
    faults = withFault(faults, fault.value);
  }
  return success(faults);
}

/** What is wrong with a line; undefined: nothing. */
export function faultProblem(line: string, transport: Transport): string | undefined {
  return problemOf(parseFault(line), transport);
}

function problemOf(fault: Parsed<Fault>, transport: Transport): string | undefined {
  return fault.ok ? faultMisuse(fault.value.kind, transport) : fault.problems[0].message;
}
