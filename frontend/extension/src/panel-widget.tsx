import { ReactWidget } from '@jupyterlab/ui-components';
import React from 'react';
import { Panel } from './components/panel';
import { sparkIcon } from './icons';
import { Highlight } from './parts/code';
import { ISparkClusters } from './tokens';

/** The panel as a widget of the left sidebar. */
export class SparkPanel extends ReactWidget {
  constructor(
    private readonly _clusters: ISparkClusters,
    private readonly _highlight: Highlight | null,
    private readonly _baseUrl: string,
    private readonly _run: (command: string) => void
  ) {
    super();
    this.id = 'startspark-panel';
    this.title.icon = sparkIcon;
    this.title.caption = 'Spark clusters';
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', 'Spark clusters');
  }

  protected override render(): JSX.Element {
    return <Panel clusters={this._clusters} highlight={this._highlight} baseUrl={this._baseUrl} run={this._run} />;
  }

  /** A config file that was just written is there as soon as the panel is looked at. */
  protected override onAfterShow(): void {
    void this._clusters.catalog.refresh();
  }
}
