import React, { useId, useState } from 'react';
import type { ClusterChoice } from '../../choice';
import type { ConfigDraft } from '../../editing/draft';

interface ISaveBarProps {
  readonly choice: ClusterChoice;
  readonly draft: ConfigDraft;
}

const NAME = /^[A-Za-z0-9][\w.-]*$/;

/** Saves the edits: over the person's own config of that name, or under another name; or lets them go. */
export function SaveBar({ choice, draft }: ISaveBarProps): JSX.Element {
  const { drafts, goneName } = choice;
  const [naming, setNaming] = useState(goneName !== null);
  const [name, setName] = useState(goneName ?? '');
  const id = useId();
  const cannot = draft.errors.length > 0 || drafts.isBusy;
  const save = async (as: string): Promise<void> => {
    if (await choice.save(as)) {
      setNaming(false);
    }
  };
  return (
    <div className="startspark-save">
      {drafts.conflictName !== null && <Conflict choice={choice} name={drafts.conflictName} isOther={drafts.conflictName !== draft.config.name} />}
      {draft.file.source !== 'user' && draft.isDirty && (
        <p className="startspark-quiet">
          {`Saving makes your own ${draft.config.name}, which hides the ${draft.file.source === 'system' ? "machine's" : 'built-in'} cluster of the same name.`}
        </p>
      )}
      {naming && (
        <div className="startspark-combobox">
          <label htmlFor={id}>Save under the name</label>
          <div>
            <input
              id={id}
              type="text"
              autoFocus
              autoComplete="off"
              spellCheck={false}
              aria-invalid={name !== '' && !NAME.test(name)}
              aria-describedby={`${id}-hint`}
              value={name}
              onChange={event => setName(event.target.value)}
              onKeyDown={event => event.key === 'Enter' && NAME.test(name) && !cannot && void save(name)}
            />
            <button
              type="button"
              className="startspark-small-button"
              disabled={cannot || !NAME.test(name)}
              onClick={() => void save(name)}
            >
              Save it
            </button>
          </div>
          <small id={`${id}-hint`} className="startspark-quiet">
            Letters, digits, dot, underscore and hyphen; the file is ~/.startspark/clusters/{name || 'name'}.yaml
          </small>
        </div>
      )}
      <div className="startspark-row">
        <button
          type="button"
          className="startspark-button"
          disabled={cannot || !draft.isDirty || goneName !== null}
          onClick={() => void save(draft.config.name)}
        >
          Save
        </button>
        <button type="button" className="startspark-button" aria-expanded={naming} onClick={() => setNaming(!naming)}>
          Save as…
        </button>
        <button type="button" className="startspark-button" disabled={!draft.isDirty} onClick={() => choice.discard()}>
          Discard
        </button>
      </div>
      <p role="status" className="startspark-quiet">
        {drafts.savedAs === null ? '' : `Saved as ${drafts.savedAs}.`}
      </p>
    </div>
  );
}

interface IConflictProps {
  readonly choice: ClusterChoice;
  readonly name: string;
  readonly isOther: boolean;
}

/** The file is another than the one that was opened; both are still there. */
function Conflict({ choice, name, isOther }: IConflictProps): JSX.Element {
  return (
    <div className="startspark-question" role="alert">
      <p>
        {isOther
          ? `You have a cluster named ${name} already.`
          : 'The file was changed, made or deleted by somebody else since you opened it.'}{' '}
        Nothing was written, and your edits are still here.
      </p>
      <button type="button" className="startspark-button" onClick={() => void choice.saveOver()}>
        Keep mine and save over it
      </button>
      <button type="button" className="startspark-button" onClick={() => void choice.takeTheirs()}>
        {isOther ? `Open ${name} instead` : 'Take the file as it is'}
      </button>
    </div>
  );
}
