import { useEffect, useState } from 'react';

/** A clock that ticks while it is looked at: the value of `read`, anew every so many milliseconds. */
export function useClock(read: () => number, every: number): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), every);
    return () => clearInterval(timer);
  }, [read, every]);
  return now;
}

/** The clock of durations. */
export const monotonic = (): number => performance.now();

/** The clock on the wall. */
export const wall = (): number => Date.now();
