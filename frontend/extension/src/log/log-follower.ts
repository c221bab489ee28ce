import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from '../api';
import { LogLines } from './log-lines';

/** How far back a log is read that was there before, in bytes; and how often it is looked at, in milliseconds. */
export interface ILogTiming {
  readonly tail: number;
  readonly quick: number;
  readonly slow: number;
}

const TIMING: ILogTiming = { tail: 4_000_000, quick: 700, slow: 3000 };

/** Reads the driver's log of a kernel as it grows, for as long as somebody looks. */
export class LogFollower implements IDisposable {
  constructor(
    private readonly _api: IClustersApi,
    private _kernelId: string | null,
    private readonly _timing: ILogTiming = TIMING
  ) {}

  /** What was read. */
  readonly log = new LogLines();

  /** How many bytes of the log's beginning were not read, since it was long already. */
  get skipped(): number {
    return this._skipped;
  }

  /** Whether there is a log at all; null while that is unknown. */
  get exists(): boolean | null {
    return this._exists;
  }

  /** Why the last look failed; '' where it did not. */
  get error(): string {
    return this._error;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  /** Whether the log is being followed. */
  get isFollowing(): boolean {
    return this._following;
  }

  set isFollowing(value: boolean) {
    if (value !== this._following) {
      this._following = value;
      this._changed.emit();
      this._look();
    }
  }

  /** Whether somebody can see it; nothing is read while nobody can. */
  set isVisible(value: boolean) {
    if (value !== this._visible) {
      this._visible = value;
      this._look();
    }
  }

  dispose(): void {
    this._disposed = true;
    this._stop();
    Signal.clearData(this);
  }

  /** Follows the log of a kernel from its beginning: another kernel, or another start of the same. */
  follow(kernelId: string | null): void {
    this._kernelId = kernelId;
    this._begin();
    this._exists = null;
    this._changed.emit();
    this._look();
  }

  private _begin(): void {
    this.log.clear();
    this._next = null;
    this._skipped = 0;
  }

  private _stop(): void {
    clearTimeout(this._timer);
    this._abort?.abort();
    this._abort = null;
  }

  private _look(): void {
    this._stop();
    if (this._following && this._visible && !this._disposed && this._kernelId !== null) {
      void this._read(this._kernelId);
    }
  }

  private async _read(kernelId: string): Promise<void> {
    const abort = new AbortController();
    this._abort = abort;
    let grew = false;
    try {
      grew = await this._readOnce(kernelId, abort.signal);
      this._error = '';
    } catch (error) {
      this._error = error instanceof Error ? error.message : String(error);
    }
    if (!abort.signal.aborted) {
      this._timer = setTimeout(() => this._look(), grew ? this._timing.quick : this._timing.slow);
      this._changed.emit();
    }
  }

  /** Whether there was something new. */
  private async _readOnce(kernelId: string, signal: AbortSignal): Promise<boolean> {
    const from = this._next;
    const { tail } = this._timing;
    const piece = await this._api.log(kernelId, from === null ? `-${tail}` : `${from}-${from + tail - 1}`, signal);
    if (signal.aborted) {
      return false;
    }
    this._exists = piece !== null || from !== null;
    if (piece === null) {
      return false; // What was read stays: nobody can read it again.
    }
    if (from !== null && piece.size !== null && (piece.size < from || piece.size - from > tail)) {
      this._begin(); // It is shorter than what was read, so it is another one; or so much has come that only its end is kept.
      return true;
    }
    let { bytes } = piece;
    if (from === null) {
      this._skipped = piece.start;
      if (piece.start > 0) {
        bytes = bytes.subarray(bytes.indexOf(10) + 1); // What was cut in the middle is no line.
      }
    } else if (piece.start < from) {
      bytes = bytes.subarray(Math.min(from - piece.start, bytes.length)); // The whole log was sent.
    }
    this.log.add(bytes);
    this._next = piece.bytes.length === 0 ? (from ?? piece.size ?? 0) : piece.start + piece.bytes.length;
    return bytes.length > 0;
  }

  private readonly _changed = new Signal<this, void>(this);
  private _next: number | null = null;
  private _skipped = 0;
  private _exists: boolean | null = null;
  private _error = '';
  private _following = true;
  private _visible = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _abort: AbortController | null = null;
  private _disposed = false;
}
