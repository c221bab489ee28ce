import { missingKeys } from './asked';
import type { DocumentSpark } from './document-spark';

/** Whether there is all that a start needs: a kernel that has said that it is there, and a config for its language without gaps or errors. */
export function isReady({ comm, choice, language }: DocumentSpark): boolean {
  const { config, draft, goneName, typed } = choice;
  return (
    comm?.status != null &&
    !comm.isAway &&
    config !== null &&
    language !== null &&
    config.languages.includes(language) &&
    goneName === null &&
    (draft === null || draft.errors.length === 0) &&
    missingKeys(config, typed).length === 0
  );
}
