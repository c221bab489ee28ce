import { ReactWidget } from '@jupyterlab/ui-components';
import React from 'react';
import { ICellProgress } from '../contracts';
import { ProgressBar } from './progress-bar';

/** The bar under a cell: a widget of the page, never an output, so nothing of it is in the notebook's file. */
export class CellBar extends ReactWidget {
  constructor(
    private _progress: ICellProgress,
    private readonly _since: number,
    private readonly _href: (jobUrl: string | null) => string | null
  ) {
    super();
    this.addClass('startspark-cell-bar');
  }

  /** Shows how far the job is now. */
  tell(progress: ICellProgress): void {
    this._progress = progress;
    this.update();
  }

  protected override render(): JSX.Element {
    const { jobUrl } = this._progress;
    return (
      <ProgressBar progress={this._progress} since={this._since} label="Spark job of this cell" href={this._href(jobUrl)} />
    );
  }
}
