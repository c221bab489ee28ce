import React, { useId } from 'react';
import { mayBeKept } from '../../asked';
import { Select } from '../select';

interface IValueFieldProps {
  /** The name of the setting, which is the field's label. */
  readonly name: string;
  readonly value: unknown;
  /** Why the value is none; null where it is one. */
  readonly problem: string | null;
  /** What is in force where nothing is given. */
  readonly placeholder?: string;
  readonly onChange: (value: unknown) => void;
  readonly onRemove?: () => void;
  readonly children?: React.ReactNode;
}

const KINDS: Readonly<Record<string, string>> = { text: 'Value', env: 'Variable', file: 'File' };

/** How a value is given: as text, or by where a secret is read. */
function kindOf(value: unknown): string {
  const { env, file } = (typeof value === 'object' && value !== null ? value : {}) as { env?: unknown; file?: unknown };
  return env !== undefined ? 'env' : file !== undefined ? 'file' : 'text';
}

/** A setting's value. What looks like a secret can be given by the variable or file that holds it. */
export function ValueField(props: IValueFieldProps): JSX.Element {
  const { name, value, problem, placeholder, onChange, onRemove, children } = props;
  const id = useId();
  const kind = kindOf(value);
  const isSecret = kind !== 'text' || !mayBeKept(name, '');
  const text = kind === 'text' ? String(value ?? '') : String((value as Record<string, unknown>)[kind] ?? '');
  const wrap = (into: string, inner: string): unknown => (into === 'text' ? inner : { [into]: inner });
  return (
    <div className="startspark-setting">
      <label htmlFor={id}>{name}</label>
      <div>
        {isSecret && (
          <Select
            aria-label={`How ${name} is given`}
            value={kind}
            onChange={event => onChange(wrap(event.target.value, event.target.value === 'text' || kind === 'text' ? '' : text))}
          >
            {Object.entries(KINDS).map(([key, word]) => (
              <option key={key} value={key}>
                {word}
              </option>
            ))}
          </Select>
        )}
        <input
          id={id}
          type={isSecret && kind === 'text' ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-more`}
          placeholder={placeholder}
          value={text}
          onChange={event => onChange(wrap(kind, event.target.value))}
        />
        {onRemove !== undefined && (
          <button type="button" className="startspark-small-button" aria-label={`Remove ${name}`} title="Remove" onClick={onRemove}>
            ×
          </button>
        )}
      </div>
      <div id={`${id}-more`}>
        {problem !== null && <small className="startspark-problem">{problem}</small>}
        {children}
      </div>
    </div>
  );
}
