import React, { useId } from 'react';
import type { ConfigDraft } from '../../editing/draft';

/** The config as the text of its file. */
export function EditText({ draft }: { readonly draft: ConfigDraft }): JSX.Element {
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
        value={draft.text}
        onChange={event => {
          draft.text = event.target.value;
        }}
      />
    </div>
  );
}
