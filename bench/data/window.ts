import { JSDOM } from 'jsdom';

// Grafana's packages look for a window as soon as they are loaded.
const { window } = new JSDOM('', { url: 'http://localhost/' });
Object.assign(globalThis, { window, document: window.document });
