import { DocumentSpark } from './document-spark';
import { IClusterConfig, ISparkError, ISparkStage, ISparkStatus } from './contracts';
import { LaunchPhase } from './launcher';

/** What does not answer: the kernel as it comes up, its connection that has never opened, or one that was there. */
export type AwaitedPart = 'kernel' | 'connection' | 'server';

/** What the panel shows: `state` is its root's `data-state`. */
export type PanelView =
  | { readonly state: 'no-notebook'; readonly reason: 'no-document' | 'no-kernel' }
  | { readonly state: 'connecting'; readonly reason: AwaitedPart }
  | { readonly state: 'unsupported'; readonly reason: 'language' | 'silent'; readonly language: string }
  | { readonly state: 'choose' }
  | { readonly state: 'edit'; readonly beneath: PanelView }
  | {
      readonly state: 'starting';
      readonly config: IClusterConfig | null;
      readonly launch: LaunchPhase;
      readonly stages: readonly ISparkStage[];
      readonly receivedAt: number;
      readonly shown: string | null;
      readonly note: string | null;
      readonly warnings: readonly string[];
    }
  | { readonly state: 'queued' | 'running' | 'stopping'; readonly status: ISparkStatus; readonly receivedAt: number }
  | { readonly state: 'failed' | 'lost'; readonly error: ISparkError; readonly config: string | null };

const UNKNOWN: ISparkError = { cause: 'Spark ended and gave no reason.', detail: '', hint: '', log: [] };

const COMING: readonly string[] = ['initializing', 'starting', 'restarting', 'terminating'];

/** What a person may be editing in; a kernel or server that is away for a moment takes nothing out of her hands. */
const EDITABLE: readonly string[] = ['choose', 'running', 'failed', 'lost', 'connecting'];

/** What is to be shown of a document. */
export function viewOf(document: DocumentSpark | null): PanelView {
  const view = stateOf(document);
  return document?.isEditing === true && EDITABLE.includes(view.state) ? { state: 'edit', beneath: view } : view;
}

function stateOf(document: DocumentSpark | null): PanelView {
  if (document === null) {
    return { state: 'no-notebook', reason: 'no-document' };
  }
  const { comm, launcher, sessionContext, language, lastConfig: config } = document;
  const status = comm?.status ?? null;

  if (document.loss !== null) {
    return { state: 'lost', error: document.loss, config };
  }
  if (language === null) {
    return COMING.includes(sessionContext.kernelDisplayStatus)
      ? { state: 'connecting', reason: 'kernel' }
      : { state: 'no-notebook', reason: 'no-kernel' };
  }
  if (comm === null) {
    return { state: 'unsupported', reason: 'language', language };
  }
  if (comm.isAway) {
    return { state: 'connecting', reason: comm.wasConnected ? 'server' : 'connection' };
  }
  if (launcher.phase.name === 'failed' && status?.state !== 'running') {
    return { state: 'failed', error: launcher.phase.error, config };
  }
  if (launcher.phase.name !== 'none' && launcher.phase.name !== 'failed') {
    return starting(document, null);
  }
  if (status === null && sessionContext.kernelDisplayStatus === 'dead') {
    return { state: 'no-notebook', reason: 'no-kernel' };
  }
  if (status === null) {
    return comm.isSilent ? { state: 'unsupported', reason: 'silent', language } : { state: 'connecting', reason: 'kernel' };
  }
  switch (status.state) {
    case 'idle':
      return { state: 'choose' };
    case 'starting':
      return starting(document, status);
    case 'failed':
    case 'lost':
      return document.isDismissed
        ? { state: 'choose' }
        : { state: status.state, error: status.error ?? UNKNOWN, config: status.config };
    default:
      return { state: status.state, status, receivedAt: comm.receivedAt };
  }
}

function starting(document: DocumentSpark, status: ISparkStatus | null): PanelView {
  const { catalog, comm, launcher, choice } = document;
  return {
    state: 'starting',
    config: status === null ? launcher.config : catalog.find(status.config),
    launch: launcher.phase,
    stages: status?.stages ?? [],
    receivedAt: comm?.receivedAt ?? 0,
    shown: status?.shown ?? choice.shown,
    note: status?.note ?? null,
    warnings: status?.warnings ?? []
  };
}
