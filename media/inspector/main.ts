/** The entry of the traffic page: builds and connects, nothing else. */
import './inspector.css';
import './list.css';
import { startPage } from './page.ts';
import { vscodeApi } from './vscodeApi.ts';

startPage(document.body, vscodeApi());
