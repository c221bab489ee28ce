import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import React from 'react';

/** A list to choose from, with the caret that JupyterLab's own have. */
export function Select(props: React.SelectHTMLAttributes<HTMLSelectElement>): JSX.Element {
  return (
    <span className="startspark-caret">
      <select {...props} />
      <caretDownEmptyIcon.react tag="span" aria-hidden="true" />
    </span>
  );
}
