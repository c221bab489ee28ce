import React from 'react';
import { IClusterConfig, IConfigError } from '../contracts';

function where({ file, line, key }: IConfigError): string {
  return [line === null ? file : `${file}, line ${line}`, key].filter(part => part !== null && part !== '').join(': ');
}

/** The config files that have errors, each with what is wrong and where. */
export function BrokenFiles({ configs }: { readonly configs: readonly IClusterConfig[] }): JSX.Element | null {
  if (configs.length === 0) {
    return null;
  }
  const title = configs.length === 1 ? 'A cluster file has errors' : `${configs.length} cluster files have errors`;
  return (
    <section className="startspark-errors" aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {configs.flatMap(config =>
          config.errors.map((error, at) => (
            <li key={`${config.path}/${at}`}>
              <span>{error.message}</span>
              <small>{where(error)}</small>
            </li>
          ))
        )}
      </ul>
    </section>
  );
}
