/** What a screen reader says of a row in the Experiments view. Without it VS Code would read the tooltip instead. */
import { spokenDescription } from '../../model/endpointText.ts';

export function spokenExperiment(name: string, description: string, isUnsaved = false): string {
  const said = [isUnsaved ? 'not saved yet' : '', description].filter((text) => text !== '').join(' · ');
  return said === '' ? name : spokenDescription(name, said);
}
