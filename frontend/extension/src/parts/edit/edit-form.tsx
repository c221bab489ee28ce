import React, { useEffect, useId, useRef, useState } from 'react';
import { keyHint, keyLabel } from '../../asked';
import type { ConfigDraft } from '../../editing/draft';
import { nameWarning } from '../../editing/name-check';
import { valueProblem } from '../../editing/value-check';
import { ISparkOption, ISparkOptions, OptionList } from '../../spark-options';
import { Select } from '../select';
import { OptionFacts, OptionField } from './option-field';
import { ValueField } from './value-field';

interface IEditFormProps {
  readonly draft: ConfigDraft;
  readonly options: OptionList;
}

const WORDS = {
  coming: 'The names that this Spark knows are being read.',
  unknown: 'The names that this Spark knows cannot be told; type them as its documentation has them.'
} as const;

/** The settings of a config as a form. */
export function EditForm({ draft, options: list }: IEditFormProps): JSX.Element {
  const options = typeof list === 'string' ? null : list;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (added !== null) {
      const rows = [...(root.current?.querySelectorAll<HTMLElement>('.startspark-setting') ?? [])];
      rows.find(row => row.querySelector('label')?.textContent === added)?.querySelector('input')?.focus();
      setAdded(null);
    }
  }, [added]);

  const address = draft.at(['remote']) === undefined ? 'master' : 'remote';
  const text = (key: string, must: boolean): JSX.Element => (
    <ValueField
      key={key}
      name={keyLabel(key)}
      value={draft.at([key])}
      problem={null}
      onChange={value => (value === '' && !must ? draft.remove([key]) : draft.set([key], value))}
    >
      {keyHint(key) !== '' && <small>{keyHint(key)}</small>}
    </ValueField>
  );
  const add = (parent: string, name: string, value: string): void => {
    if (draft.at([parent, name]) === undefined) {
      draft.set([parent, name], value);
    }
    setAdded(name);
  };
  return (
    <div ref={root} className="startspark-form">
      <label htmlFor={id}>Spark is reached by</label>
      <Select
        id={id}
        value={address}
        onChange={event => {
          draft.rename([address], event.target.value);
          if (draft.at([event.target.value]) === undefined) {
            draft.set([event.target.value], '');
          }
        }}
      >
        <option value="master">a master</option>
        <option value="remote">a Spark Connect server</option>
      </Select>
      {text(address, true)}
      {['app_name', 'spark_home', 'java_home'].map(key => text(key, false))}
      <fieldset className="startspark-fields">
        <legend>Options of Spark</legend>
        {entries(draft.at(['conf'])).map(([name, value]) => (
          <OptionRow key={name} name={name} value={value} draft={draft} options={options} />
        ))}
        <div role="status">{options?.problem != null && <p className="startspark-note">{options.problem}</p>}</div>
        <OptionField
          label="Add an option"
          options={options?.options ?? []}
          hint={typeof list === 'string' ? WORDS[list] : ''}
          onTake={name => add('conf', name, optionOf(options, name)?.default ?? '')}
        />
      </fieldset>
      <fieldset className="startspark-fields">
        <legend>Environment of the driver</legend>
        {entries(draft.at(['env'])).map(([name, value]) => (
          <ValueField
            key={name}
            name={name}
            value={value}
            problem={null}
            onChange={next => draft.set(['env', name], next)}
            onRemove={() => draft.remove(['env', name])}
          />
        ))}
        <NewVariable onTake={name => add('env', name, '')} />
      </fieldset>
    </div>
  );
}

interface IOptionRowProps {
  readonly name: string;
  readonly value: unknown;
  readonly draft: ConfigDraft;
  readonly options: ISparkOptions | null;
}

function OptionRow(props: IOptionRowProps): JSX.Element {
  const { name, value, draft, options } = props;
  const option = optionOf(options, name);
  const warning = nameWarning(name, options);
  return (
    <ValueField
      name={name}
      value={value}
      problem={option === undefined || typeof value !== 'string' ? null : valueProblem(option.type, value)}
      placeholder={option?.default ?? ''}
      onChange={next => draft.set(['conf', name], next)}
      onRemove={() => draft.remove(['conf', name])}
    >
      {warning !== null && <small className="startspark-doubt">{warning}</small>}
      {option !== undefined && <OptionFacts option={option} />}
    </ValueField>
  );
}

function NewVariable({ onTake }: { readonly onTake: (name: string) => void }): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState('');
  const take = (): void => {
    if (typed.trim() !== '') {
      onTake(typed.trim());
      setTyped('');
    }
  };
  return (
    <div className="startspark-combobox">
      <label htmlFor={id}>Add a variable</label>
      <div>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={event => setTyped(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && (event.preventDefault(), take())}
        />
        <button type="button" className="startspark-small-button" disabled={typed.trim() === ''} onClick={take}>
          Add
        </button>
      </div>
    </div>
  );
}

function optionOf(options: ISparkOptions | null, name: string): ISparkOption | undefined {
  return options?.options.find(option => option.name === name);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
