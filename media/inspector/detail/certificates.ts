/** The certificates that a peer has shown in a TLS handshake, its own first. */
import './certificates.css';
import { html, render } from 'lit/html.js';
import type { CertificateFacts } from '../../../src/model/tlsEvents.ts';
import { element } from '../parts/elements.ts';
import { plainText } from '../parts/plainText.ts';

export function certificateChain(chain: readonly CertificateFacts[]): HTMLElement {
  const root = element('div', 'certificates');
  const one = (certificate: CertificateFacts, index: number) =>
    html`<details ?open=${index === 0}>
      <summary>${plainText(certificate.subject)}</summary>
      <dl>
        ${factsOf(certificate).map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${plainText(value)}</dd>`,
        )}
      </dl>
    </details>`;
  render(chain.map(one), root);
  return root;
}

function factsOf({ subject, issuer, names, validFrom, validTo, key, sha256 }: CertificateFacts) {
  const facts: (readonly [name: string, value: string])[] = [
    ['for', names.join(', ')],
    ['issued by', issuer === subject ? 'itself' : issuer],
    ['valid', `${dayOf(validFrom)} to ${dayOf(validTo)}`],
    ['key', key],
    ['SHA-256', sha256],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** `2026-11-30`, of ISO 8601. */
function dayOf(time: string): string {
  return time.slice(0, 10);
}
