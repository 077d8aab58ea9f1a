/** All services, by the word that names them in a rule. One more is one line here, its file and its test. */
import type { ServiceName } from '../../language/rules/services.ts';
import { chargen } from './chargen.ts';
import { daytime } from './daytime.ts';
import { discard } from './discard.ts';
import { echo } from './echo.ts';
import type { Responder, ServiceSituation } from './responder.ts';
import { time } from './time.ts';
import { upper } from './upper.ts';

export const responders: Readonly<Record<ServiceName, (situation: ServiceSituation) => Responder>> = {
  echo,
  upper,
  discard,
  chargen,
  daytime,
  time,
};
