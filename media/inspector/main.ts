/** The entry of the traffic page: builds and connects, nothing else. */
// What several parts have; each part brings the rest of its own.
import './icons.css';
import './page.css';
import './skeleton.css';
import './searchBox.css';
import './virtualRows.css';
import { startPage } from './page.ts';
import { vscodeApi } from './vscodeApi.ts';

startPage(document.body, vscodeApi());
