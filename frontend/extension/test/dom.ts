import { JSDOM } from 'jsdom';

// The browser that the tests run in. It must be there before any module of JupyterLab's is.
const { window } = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://localhost/' });

for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: window[name as keyof typeof window]
    });
  }
}
Object.defineProperty(globalThis, 'navigator', { configurable: true, writable: true, value: window.navigator });

// What jsdom lacks and JupyterLab's modules look for as they load.
window.document.queryCommandSupported ??= () => false;
window.HTMLCanvasElement.prototype.getContext = () => null;
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, DragEvent: class extends window.Event {} });
