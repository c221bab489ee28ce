import React, { useId } from 'react';
import { askedValues, keyHint, keyLabel, missingKeys } from '../asked';
import { ClusterChoice } from '../choice';

/** A field for each setting that the config asks for. */
export function AskedFields({ choice }: { readonly choice: ClusterChoice }): JSX.Element | null {
  const { config, typed } = choice;
  const id = useId();
  if (config === null || config.ask.length === 0) {
    return null;
  }
  const values = askedValues(config, typed);
  const missing = missingKeys(config, typed);
  return (
    <fieldset className="startspark-fields">
      <legend>This cluster asks for</legend>
      {config.ask.map((key, at) => (
        <div key={`${config.name}/${key}`}>
          <label htmlFor={`${id}-${at}`}>{keyLabel(key)}</label>
          <input
            id={`${id}-${at}`}
            type="text"
            required
            autoComplete="off"
            spellCheck={false}
            aria-invalid={missing.includes(key) && typed[key] !== undefined}
            aria-describedby={keyHint(key) === '' ? undefined : `${id}-${at}-hint`}
            value={values[key]}
            onChange={event => choice.type(key, event.target.value)}
          />
          {keyHint(key) !== '' && (
            <small id={`${id}-${at}-hint`} className="startspark-quiet">
              {keyHint(key)}
            </small>
          )}
        </div>
      ))}
    </fieldset>
  );
}
