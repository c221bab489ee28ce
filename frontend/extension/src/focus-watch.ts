import { IDisposable } from '@lumino/disposable';

const PAUSE = 5000;

/** Does something whenever the person comes back to the window, yet not more often than every few seconds. */
export class FocusWatch implements IDisposable {
  constructor(
    private readonly _act: () => void,
    private readonly _window: Window = window
  ) {
    _window.addEventListener('focus', this._onFocus);
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    clearTimeout(this._pause);
    this._window.removeEventListener('focus', this._onFocus);
  }

  private readonly _onFocus = (): void => {
    if (this._pause === undefined) {
      this._actNow();
    } else {
      this._again = true; // What was written meanwhile must not wait for the next visit.
    }
  };

  private _actNow(): void {
    this._again = false;
    this._pause = setTimeout(() => {
      this._pause = undefined;
      if (this._again) {
        this._actNow();
      }
    }, PAUSE);
    this._act();
  }

  private _pause: ReturnType<typeof setTimeout> | undefined;
  private _again = false;
  private _disposed = false;
}
