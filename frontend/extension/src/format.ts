/** Seconds as people read them: `4.2 s`, `1 min 05 s`, `2 h 03 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 60) {
    return `${Math.max(0, seconds).toFixed(1)} s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  }
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** How long ago a moment was, in whole seconds as far as people care; null for no moment. */
export function formatUptime(since: string | null, now: number): string | null {
  const start = since === null ? NaN : Date.parse(since);
  if (Number.isNaN(start)) {
    return null;
  }
  const seconds = Math.max(0, Math.floor((now - start) / 1000));
  return seconds < 60 ? `${seconds} s` : formatSeconds(seconds);
}
