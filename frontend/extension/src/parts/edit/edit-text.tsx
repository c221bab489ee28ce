import React, { useId } from 'react';
import type { ConfigDraft } from '../../editing/draft';

interface IEditTextProps {
  readonly draft: ConfigDraft;
  /** Where the page says what is wrong with the text. */
  readonly errorsId: string;
}

/** The config as the text of its file. */
export function EditText({ draft, errorsId }: IEditTextProps): JSX.Element {
  const id = useId();
  const lines = draft.text.split('\n').length;
  return (
    <div className="startspark-yaml">
      <label htmlFor={id}>YAML</label>
      <textarea
        id={id}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        rows={Math.min(30, Math.max(8, lines + 1))}
        aria-invalid={draft.errors.length > 0}
        aria-describedby={draft.errors.length > 0 ? errorsId : undefined}
        value={draft.text}
        onChange={event => {
          draft.text = event.target.value;
        }}
      />
    </div>
  );
}
