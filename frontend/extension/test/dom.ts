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

/**
 * React's act makes a channel for each turn and closes none, and in Node an open one keeps the process from ending. This
 * one carries its one message in a task of its own as well, and holds nothing open.
 */
class TurnChannel {
  readonly port1: { onmessage: ((event: { data: unknown }) => void) | null } = { onmessage: null };
  readonly port2 = { postMessage: (data: unknown): void => void setImmediate(() => this.port1.onmessage?.({ data })) };
}
Object.assign(globalThis, { MessageChannel: TurnChannel });
