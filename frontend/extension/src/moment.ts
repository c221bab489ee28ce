import { ISparkStatus } from './contracts';

/** What tells one failure from the next, however often the kernel repeats it. */
export function momentOf(status: ISparkStatus | null): string | null {
  return status === null ? null : `${status.state} ${status.since}`;
}
