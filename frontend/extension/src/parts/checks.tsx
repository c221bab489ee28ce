import React, { useEffect, useState } from 'react';
import { ICheck } from '../checks';
import type { DocumentSpark } from '../document-spark';

const PAUSE = 400;

/** What may hinder the start that is being prepared: looked at beside it, never on the way of the click. */
export function Checks({ document }: { readonly document: DocumentSpark }): JSX.Element | null {
  const { api, choice, language } = document;
  const [checks, setChecks] = useState<readonly ICheck[]>([]);
  const name = choice.goneName === null && choice.shown !== null ? (choice.config?.name ?? null) : null;
  const edits = JSON.stringify(choice.patch);
  useEffect(() => {
    if (name === null || language === null) {
      setChecks([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api
        .checks({ name, language, edits: JSON.parse(edits) as unknown }, abort.signal)
        .then(found => !abort.signal.aborted && setChecks(found))
        .catch(() => !abort.signal.aborted && setChecks([])); // The start itself tells what is wrong.
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, name, language, edits]);
  if (checks.length === 0) {
    return null;
  }
  return (
    <ul className="startspark-checks" aria-label="Checks before the start">
      {checks.map(check => (
        <li key={`${check.key} ${check.message}`} data-level={check.level}>
          <b>{check.level === 'error' ? 'Problem: ' : 'Warning: '}</b>
          {check.message}
          {check.hint !== '' && ` ${check.hint}`}
          {check.key !== null && <small>{check.key}</small>}
        </li>
      ))}
    </ul>
  );
}
