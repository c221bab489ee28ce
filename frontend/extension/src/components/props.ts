import type { DocumentSpark } from '../document-spark';
import type { Highlight } from '../parts/code';

/** What every state of the panel may use. */
export interface IStateProps {
  readonly document: DocumentSpark;
  readonly highlight: Highlight | null;
  /** The server's base URL. */
  readonly baseUrl: string;
}
