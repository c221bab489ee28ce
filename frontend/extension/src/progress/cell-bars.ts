import type { Cell, CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { PanelLayout } from '@lumino/widgets';
import { ICellProgress } from '../contracts';
import { CellBar } from './cell-bar';

/** What a bar needs to know of the kernel whose job it shows. */
export interface IJobSource {
  /** When a cell's job was first heard of. */
  readonly since: (cell: string) => number;
  /** The page of a job in the Spark UI; null where there is none. */
  readonly href: (jobUrl: string | null) => string | null;
}

/** Puts bars under the cells whose Spark jobs are at work, in every view of their notebook. */
export class CellBars {
  /** @param _views - the notebooks that are open. */
  constructor(private readonly _views: () => readonly NotebookPanel[]) {}

  /** Shows a job's progress in one view; takes the bar away where the job is over. */
  update(view: NotebookPanel, progress: ICellProgress, source: IJobSource): void {
    const bars = this._bars.get(view) ?? new Map<string, CellBar>();
    this._bars.set(view, bars);
    let bar = bars.get(progress.cell);
    if (progress.stages.length === 0) {
      bars.delete(progress.cell);
      this._cells.delete(progress.cell);
      bar?.dispose();
      return;
    }
    if (bar === undefined || bar.isDisposed) {
      const cell = this._find(view, progress.cell);
      if (cell === null) {
        return;
      }
      bar = new CellBar(progress, source.since(progress.cell), source.href);
      (cell.layout as PanelLayout).addWidget(bar);
      bars.set(progress.cell, bar);
    } else {
      bar.tell(progress);
    }
  }

  /** The cell that sent a request, in a view. Only the view that sent it knows; the others know the cell by its id. */
  private _find(view: NotebookPanel, request: string): Cell | null {
    let id = this._cells.get(request);
    if (id === undefined) {
      const kernel = view.sessionContext.session?.kernel?.id;
      id = [view, ...this._views().filter(other => other !== view && other.sessionContext.session?.kernel?.id === kernel)]
        .flatMap(other => other.content.widgets)
        .find(cell => requestOf(cell) === request)?.model.id;
    }
    if (id === undefined) {
      return null;
    }
    this._cells.set(request, id);
    const cell = view.content.widgets.find(one => one.model.id === id);
    return cell === undefined || cell.isPlaceholder() ? null : cell;
  }

  private readonly _bars = new WeakMap<NotebookPanel, Map<string, CellBar>>();
  private readonly _cells = new Map<string, string>();
}

/** The execute request that a cell sent last. */
function requestOf(cell: Cell): string | undefined {
  // A code cell that was never run has no future, whatever the type says.
  return (cell as CodeCell).outputArea?.future?.msg?.header.msg_id;
}
