/** How much a line of a log matters; more is worse. */
export const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

/** One of {@link LEVELS}. */
export type LogLevel = (typeof LEVELS)[number];

/** A line of a log. */
export interface ILogLine {
  /** Which line it is, from the first that was read; stays when older lines are let go. */
  readonly number: number;
  readonly text: string;
  readonly level: LogLevel;
}

const WORD = /(?:^|[\s[])(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE)(?=[\s:\]])/;
const AS: Readonly<Record<string, LogLevel>> = { WARNING: 'WARN', FATAL: 'ERROR', SEVERE: 'ERROR' };
const FAILURE = /^(Exception in thread|Error: |[\w.$]+(Exception|Error)(:|$))/;
const CONTINUED = /^(\s|Caused by:|\.\.\. )/;
const LONGEST = 4000;

/** The level of a line; one that goes on with the line before, as stack traces do, has that line's. */
export function levelOf(text: string, before: LogLevel): LogLevel {
  const word = WORD.exec(text.slice(0, 120))?.[1];
  if (word !== undefined) {
    return AS[word] ?? (word as LogLevel);
  }
  if (CONTINUED.test(text)) {
    return before;
  }
  return FAILURE.test(text) ? 'ERROR' : 'INFO';
}

/** The last lines of a log. Older ones are let go, so that a page can stay open for as long as a Spark runs. */
export class LogLines {
  constructor(private readonly _most = 20000) {}

  /** The lines that are kept, oldest first. */
  get lines(): readonly ILogLine[] {
    return this._lines;
  }

  /** How many lines were let go. */
  get dropped(): number {
    return this._dropped;
  }

  /** Takes the next bytes of the log; a line that is not whole yet waits for its end. */
  add(bytes: Uint8Array): void {
    const parts = (this._rest + this._decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    this._rest = parts.pop() ?? '';
    if (this._rest.length > LONGEST) {
      parts.push(this._rest); // A line without an end must not grow for ever.
      this._rest = '';
    }
    for (const part of parts) {
      this._level = levelOf(part, this._level);
      const text = part.length > LONGEST ? `${part.slice(0, LONGEST)} …` : part;
      this._lines.push({ number: this._next++, text, level: this._level });
    }
    const over = this._lines.length - this._most;
    if (over > 0) {
      this._lines.splice(0, over);
      this._dropped += over;
    }
  }

  /** Lets everything go: another log begins. */
  clear(): void {
    this._decoder = new TextDecoder();
    this._lines = [];
    this._rest = '';
    this._dropped = 0;
    this._next = 0;
    this._level = 'INFO';
  }

  private _decoder = new TextDecoder();
  private _lines: ILogLine[] = [];
  private _rest = '';
  private _dropped = 0;
  private _next = 0;
  private _level: LogLevel = 'INFO';
}

/** The lines of a level or worse, each time as a list of its own: the log is one that grows. */
export function filtered(lines: readonly ILogLine[], level: LogLevel): readonly ILogLine[] {
  const least = LEVELS.indexOf(level);
  return least === 0 ? lines.slice() : lines.filter(line => LEVELS.indexOf(line.level) >= least);
}

/** The places, among these lines, of those in which something stands. */
export function found(lines: readonly ILogLine[], search: string): number[] {
  const wanted = search.toLowerCase();
  return wanted === '' ? [] : lines.flatMap((line, at) => (line.text.toLowerCase().includes(wanted) ? [at] : []));
}
