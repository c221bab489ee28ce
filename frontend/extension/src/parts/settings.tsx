import React from 'react';
import { keyLabel } from '../asked';
import { IClusterConfig } from '../contracts';
import { Fact, Facts } from './facts';
import { Fold } from './fold';

const FIRST = ['master', 'remote', 'app_name', 'spark_home', 'java_home', 'template'];
const SHOWN = 5;

/** A setting's value in words; a secret is named by where it is read, never by what it is. */
export function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const { env, file } = value as { env?: unknown; file?: unknown };
    if (typeof env === 'string') {
      return `from the variable ${env}`;
    }
    if (typeof file === 'string') {
      return `from the file ${file}`;
    }
    return JSON.stringify(value);
  }
  return value === null || value === undefined ? '' : String(value);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** What a config says, but for what the person is asked anyway. */
export function settingFacts({ settings, ask }: IClusterConfig): Fact[] {
  const plain = FIRST.filter(key => settings[key] !== undefined && !ask.includes(key));
  const nested = ['conf', 'env'].flatMap(parent =>
    entries(settings[parent])
      .filter(([key]) => !ask.includes(`${parent}.${key}`))
      .map(([key, value]): Fact => [key, describe(value)])
  );
  return [...plain.map((key): Fact => [keyLabel(key), describe(settings[key])]), ...nested];
}

/** The main settings of a config, and the rest folded. */
export function Settings({ config }: { readonly config: IClusterConfig }): JSX.Element | null {
  const facts = settingFacts(config);
  if (facts.length === 0) {
    return null;
  }
  const rest = facts.slice(SHOWN);
  return (
    <section aria-label="Settings">
      <Facts facts={facts.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold summary={rest.length === 1 ? '1 more setting' : `${rest.length} more settings`}>
          <Facts facts={rest} />
        </Fold>
      )}
    </section>
  );
}
