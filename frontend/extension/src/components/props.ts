import type { DocumentSpark } from '../document-spark';
import type { Highlight } from '../parts/code';

/** What every state of the panel may use. */
export interface IStateProps {
  readonly document: DocumentSpark;
  readonly highlight: Highlight | null;
  /** Carries out a command of ours. */
  readonly run: (command: string) => void;
  /** The server's base URL. */
  readonly baseUrl: string;
}
