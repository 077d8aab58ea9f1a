/** The entry point of the traffic page. */
// Shared styles; each part imports its own.
import './parts/icons.css';
import './shell/page.css';
import './shell/skeleton.css';
import './parts/searchBox.css';
import './parts/virtualRows.css';
import { startPage } from './shell/page.ts';
import { vscodeApi } from './shell/vscodeApi.ts';

startPage(document.body, vscodeApi());
