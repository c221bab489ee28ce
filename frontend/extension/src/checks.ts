/** One thing that was looked at before a start and is not as it should be. */
export interface ICheck {
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  /** The setting that it concerns; null where it is none. */
  readonly key: string | null;
}

/** Reads the answer of `POST /checks`. */
export function readChecks(value: unknown): ICheck[] {
  const checks = (value as { checks?: unknown } | null)?.checks;
  const text = (member: unknown): string => (typeof member === 'string' ? member : '');
  return (Array.isArray(checks) ? (checks as Record<string, unknown>[]) : [])
    .filter(check => text(check?.message) !== '')
    .map(check => ({
      level: check.level === 'error' ? 'error' : 'warning',
      message: text(check.message),
      hint: text(check.hint),
      key: text(check.key) || null
    }));
}
