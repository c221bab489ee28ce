import React from 'react';
import { keyLabel } from '../asked';
import { Settings } from '../contracts';
import { differences } from '../editing/difference';
import { describe } from './settings';

interface IDifferencesProps {
  readonly title: string;
  readonly before: Settings;
  readonly after: Settings;
}

/** What two configs say differently, key by key. */
export function Differences({ title, before, after }: IDifferencesProps): JSX.Element | null {
  const found = differences(before, after);
  if (found.length === 0) {
    return null;
  }
  const words = (value: unknown): string => (value === null ? 'not set' : describe(value) || 'empty');
  return (
    <section className="startspark-differences" aria-label={title}>
      <h4>{title}</h4>
      <dl>
        {found.map(({ key, before: was, after: is }) => (
          <div key={key}>
            <dt>{keyLabel(key)}</dt>
            <dd>
              {was === null ? words(was) : <del>{words(was)}</del>}
              {' → '}
              <ins>{words(is)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
