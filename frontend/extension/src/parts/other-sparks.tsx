import React from 'react';
import { ISparkClusters } from '../tokens';
import { STATE_WORDS } from '../words';

/** The Sparks of other notebooks and consoles, to go there. */
export function OtherSparks({ clusters }: { readonly clusters: ISparkClusters }): JSX.Element | null {
  const { others } = clusters;
  return others.length === 0 ? null : (
    <section className="startspark-others" aria-label="Spark in other notebooks">
      <h4>Spark in other notebooks</h4>
      <ul>
        {others.map(({ id, name, state }) => (
          <li key={id}>
            <button type="button" className="startspark-link" onClick={() => clusters.activate(id)}>
              {name}
            </button>{' '}
            <span className="startspark-quiet">{STATE_WORDS[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
