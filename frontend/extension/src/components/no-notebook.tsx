import React from 'react';
import { NOTEBOOK_WORDS } from '../words';

/** No notebook, or one without a kernel. */
export function NoNotebook({ reason }: { readonly reason: keyof typeof NOTEBOOK_WORDS }): JSX.Element {
  const [title, text] = NOTEBOOK_WORDS[reason];
  return (
    <>
      <h3 tabIndex={-1}>{title}</h3>
      <p>{text}</p>
    </>
  );
}
