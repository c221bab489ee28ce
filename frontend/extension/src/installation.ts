/** Whether Spark is there for a config, and how far its download is. */
export interface IInstallation {
  /** `ready`: nothing to do; `missing`: a start would download it. */
  readonly state: 'ready' | 'missing' | 'installing' | 'failed';
  readonly version: string | null;
  /** What is done now, in words; null where nothing is. */
  readonly step: string | null;
  readonly doneBytes: number | null;
  readonly totalBytes: number | null;
  readonly message: string | null;
}

/** Reads the answer of `/spark-install`. */
export function readInstallation(value: unknown): IInstallation {
  const body = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string): string | null => {
    const member = body[name];
    return typeof member === 'string' && member !== '' ? member : null;
  };
  const bytes = (name: string): number | null => {
    const member = body[name];
    return typeof member === 'number' && member > 0 ? member : null;
  };
  const state = text('state');
  return {
    state: state === 'missing' || state === 'installing' || state === 'failed' ? state : 'ready',
    version: text('version'),
    step: text('step'),
    doneBytes: bytes('doneBytes'),
    totalBytes: bytes('totalBytes'),
    message: text('message')
  };
}

/** A size as people read it. */
export function formatBytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
