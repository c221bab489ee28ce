import React from 'react';
import { IClusterConfig, IConfigError } from '../contracts';
import { Settings } from './settings';

function where({ file, line, key }: IConfigError): string {
  return [line === null ? file : `${file}, line ${line}`, key].filter(part => part !== null && part !== '').join(': ');
}

/** What a config is: its description and settings, or what is wrong with its file. */
export function ConfigCard({ config }: { readonly config: IClusterConfig }): JSX.Element {
  return (
    <>
      {config.description !== '' && <p>{config.description}</p>}
      {config.hides !== null && (
        <p className="startspark-Quiet">
          {`${config.path} hides the ${config.hides === 'system' ? "machine's own" : 'built-in'} cluster of the same name.`}
        </p>
      )}
      {config.errors.length > 0 ? (
        <section className="startspark-Errors" aria-label="Errors in the file">
          <h4>{config.errors.length === 1 ? 'The file has an error' : `The file has ${config.errors.length} errors`}</h4>
          <ul>
            {config.errors.map((error, at) => (
              <li key={at}>
                <span>{error.message}</span>
                <small>{where(error)}</small>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Settings config={config} />
      )}
    </>
  );
}
