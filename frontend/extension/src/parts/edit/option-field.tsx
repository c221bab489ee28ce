import React, { useId, useState } from 'react';
import { ISparkOption, completions } from '../../spark-options';

interface IOptionFieldProps {
  readonly label: string;
  readonly options: readonly ISparkOption[];
  /** Why nothing is completed; '' where it is. */
  readonly hint: string;
  /** Takes the name of an option that was chosen, or typed. */
  readonly onTake: (name: string) => void;
}

/** A field for the name of an option, which completes what is typed. */
export function OptionField({ label, options, hint, onTake }: IOptionFieldProps): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? completions(options, typed) : [];
  const current = found[active];

  const take = (name: string): void => {
    if (name.trim() !== '') {
      onTake(name.trim());
      setTyped('');
      setOpen(false);
      setActive(-1);
    }
  };
  const move = (to: number): void => {
    setOpen(true);
    setActive(to);
    document.getElementById(`${id}-${to}`)?.scrollIntoView?.({ block: 'nearest' });
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(Math.min(active + 1, found.length - 1)),
      ArrowUp: () => move(Math.max(active - 1, -1)),
      Enter: () => take(current?.name ?? typed),
      Escape: () => (setOpen(false), setActive(-1))
    };
    if (event.key in keys && !event.nativeEvent.isComposing) {
      event.preventDefault();
      keys[event.key]();
    }
  };
  return (
    <div className="startspark-combobox">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          placeholder="spark.…"
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current === undefined ? undefined : `${id}-${active}`}
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="startspark-small-button" disabled={typed.trim() === ''} onClick={() => take(typed)}>
          Add
        </button>
      </div>
      <small id={`${id}-hint`}>{hint}</small>
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((option, at) => (
          <li
            key={option.name}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(option.name)}
          >
            <b>{option.name}</b>
            <OptionFacts option={option} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is known of an option: type, default, version and documentation. */
export function OptionFacts({ option }: { readonly option: ISparkOption }): JSX.Element {
  const facts = [
    option.type,
    option.default === null || option.default === '' ? null : `default ${option.default}`,
    option.since === null ? null : `since ${option.since}`
  ];
  return (
    <>
      <small>{facts.filter(fact => fact !== null).join(' · ')}</small>
      {option.doc !== '' && (
        <small className="startspark-doc" title={option.doc}>
          {option.doc}
        </small>
      )}
    </>
  );
}
