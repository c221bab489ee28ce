import { refreshIcon } from '@jupyterlab/ui-components';
import React, { useId } from 'react';
import { ClusterChoice } from '../choice';
import { ClusterCatalog } from '../clusters';
import { Select } from './select';

const SOURCES: readonly (readonly [source: string, label: string])[] = [
  ['user', 'Yours'],
  ['system', 'This machine'],
  ['built-in', 'Built in']
];

interface IClusterSelectProps {
  readonly catalog: ClusterCatalog;
  readonly choice: ClusterChoice;
}

/** The list of clusters, those of the person first. */
export function ClusterSelect({ catalog, choice }: IClusterSelectProps): JSX.Element {
  const id = useId();
  const configs = catalog.configs ?? [];
  return (
    <div className="startspark-select">
      <label htmlFor={id}>Cluster</label>
      <div>
        <Select id={id} value={choice.config?.name ?? ''} onChange={event => choice.choose(event.target.value)}>
          {choice.goneName !== null && choice.config?.name === choice.goneName && (
            <option value={choice.goneName}>{`${choice.config.title} (deleted)`}</option>
          )}
          {SOURCES.map(([source, label]) => {
            const members = configs.filter(config => config.source === source);
            return members.length === 0 ? null : (
              <optgroup key={source} label={label}>
                {members.map(config => (
                  <option key={config.path} value={config.name}>
                    {config.title}
                  </option>
                ))}
              </optgroup>
            );
          })}
          {catalog.broken.length > 0 && (
            <optgroup label="With errors">
              {catalog.broken.map(config => (
                <option key={config.path} value={`file:${config.path}`} disabled>
                  {config.title}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
        <button
          type="button"
          className="startspark-icon-button"
          aria-label="Look for clusters again"
          title="Look for clusters again"
          onClick={() => void catalog.refresh()}
        >
          <refreshIcon.react tag="span" />
        </button>
      </div>
    </div>
  );
}
