import React from 'react';
import { IClusterConfig } from '../contracts';
import { Settings } from './settings';

/** What a config is: its description and its settings. */
export function ConfigCard({ config }: { readonly config: IClusterConfig }): JSX.Element {
  return (
    <>
      {config.description !== '' && <p>{config.description}</p>}
      {config.hides !== null && (
        <p className="startspark-quiet">
          {`${config.path} hides the ${config.hides === 'system' ? "machine's" : 'built-in'} cluster of the same name.`}
        </p>
      )}
      <Settings config={config} />
    </>
  );
}
