import React from 'react';
import { ClusterCatalog } from '../clusters';

interface IClusterLineProps {
  readonly catalog: ClusterCatalog;
  /** The config's name; null for a Spark that a cell made. */
  readonly name: string | null;
}

/** Which cluster it is about. */
export function ClusterLine({ catalog, name }: IClusterLineProps): JSX.Element | null {
  return name === null ? null : (
    <p className="startspark-quiet">
      {'Cluster: '}
      <b>{catalog.find(name)?.title ?? name}</b>
    </p>
  );
}
