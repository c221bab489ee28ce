import { missingKeys } from './asked';
import type { ClusterChoice } from './choice';
import type { SparkComm } from './comm';

/** Whether there is all that a start needs: a kernel that has said that it is there, and a config for its language without gaps or errors. */
export function isReady(comm: SparkComm | null, choice: ClusterChoice, language: string | null): boolean {
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
