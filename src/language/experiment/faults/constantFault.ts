/** The fault of a line, with bytes in place of everything that needs an environment, such as variables. */
import type { Fault, FaultText } from '../../../model/faultSpec.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { encodePattern } from '../../payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { FaultLine, PayloadText } from '../model/experiment.ts';
import { printPattern } from './printPattern.ts';

/** As a pattern is looked for in everything that passes, and a replacement may take the place of a single byte. */
const limitBytes = 4096;

/**
 * A text is encoded once, so that the fault is the same for every connection; what is constant stays as it is written.
 * Without an environment nothing else can be encoded. Never throws unless the environment does.
 */
export function constantFault(
  { fault, texts }: FaultLine,
  environment: PayloadEnvironment = {},
): Parsed<Fault> {
  const problems = new ProblemList();
  const settings: { [Name in FaultText]?: string } = {};
  for (const [name, text] of Object.entries(texts) as [FaultText, PayloadText][]) {
    const encoded = encodePattern(text.parts, environment);
    if (!encoded.ok) problems.addAll(encoded.problems, 0);
    else if (name === 'pattern' && encoded.value.length === 0)
      problems.add(text.start, text.end, 'A pattern has at least one byte.');
    else if (encoded.value.length > limitBytes)
      problems.add(text.start, text.end, `A ${name} has at most ${limitBytes} bytes.`);
    else if (!encodePattern(text.parts).ok) settings[name] = printPattern(encoded.value);
  }
  return problems.result({ ...fault, settings: { ...fault.settings, ...settings } });
}
