import { ISignal, Signal } from '@lumino/signaling';
import { ICellProgress } from '../contracts';

/** How far the Spark jobs of a kernel's running cells are. */
export class ProgressBook {
  /** The jobs at work by the id of their cell's execute request. */
  get entries(): ReadonlyMap<string, ICellProgress> {
    return this._entries;
  }

  /** Emitted when one has changed; without stages: it is over. */
  get changed(): ISignal<this, ICellProgress> {
    return this._changed;
  }

  /** When a cell's job was first heard of, on the clock of `performance.now()`. */
  since(cell: string): number {
    return this._since.get(cell) ?? performance.now();
  }

  /** Takes what the kernel says. */
  set(progress: ICellProgress): void {
    if (progress.stages.length > 0) {
      this._entries.set(progress.cell, progress);
      this._since.set(progress.cell, this.since(progress.cell));
    } else if (!this._entries.delete(progress.cell)) {
      return;
    } else {
      this._since.delete(progress.cell);
    }
    this._changed.emit(progress);
  }

  /** A cell has ended, whether or not its job was heard to end. */
  end(cell: string): void {
    this.set({ cell, stages: [], jobUrl: null });
  }

  /** All have ended, as far as can be known. */
  endAll(): void {
    [...this._entries.keys()].forEach(cell => this.end(cell));
  }

  private readonly _changed = new Signal<this, ICellProgress>(this);
  private readonly _since = new Map<string, number>();
  private readonly _entries = new Map<string, ICellProgress>();
}
