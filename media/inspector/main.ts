/** The entry point of the traffic page. */
// Shared styles; each part imports its own.
import './icons.css';
import './page.css';
import './skeleton.css';
import './searchBox.css';
import './virtualRows.css';
import { startPage } from './page.ts';
import { vscodeApi } from './vscodeApi.ts';

startPage(document.body, vscodeApi());
