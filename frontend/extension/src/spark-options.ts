/** One of Spark's own options, as the installed Spark documents it. */
export interface ISparkOption {
  readonly name: string;
  /** What a value is: `bytes`, `time`, `int`, `long`, `double`, `boolean` or `string`. */
  readonly type: string;
  readonly default: string | null;
  readonly doc: string;
  /** The Spark version that brought it. */
  readonly since: string | null;
}

/** The options of one Spark. */
export interface ISparkOptions {
  readonly sparkVersion: string | null;
  readonly options: readonly ISparkOption[];
  /** Why the Spark itself could not be asked, so that others than these may be right too; null where it was. */
  readonly problem: string | null;
}

/** What can be told of options: all of them, or nothing yet, or nothing at all. */
export type OptionList = ISparkOptions | 'coming' | 'unknown';

/** Reads the answer of `GET /spark-options`. */
export function readSparkOptions(value: unknown): ISparkOptions {
  const body = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (member: unknown): string | null => (typeof member === 'string' ? member : null);
  const options = Array.isArray(body.options) ? (body.options as Record<string, unknown>[]) : [];
  return {
    sparkVersion: text(body.sparkVersion),
    problem: text(body.problem)?.trim() || null,
    options: options
      .filter(option => text(option?.name) !== null)
      .map(option => ({
        name: text(option.name) ?? '',
        type: text(option.type) ?? 'string',
        default: text(option.default),
        doc: text(option.doc) ?? '',
        since: text(option.since)
      }))
  };
}

const RANK_LIMIT = 40;

/** The options that a person may mean who has typed so much: those that begin so first, then those that hold it. */
export function completions(options: readonly ISparkOption[], typed: string): readonly ISparkOption[] {
  const wanted = typed.trim().toLowerCase();
  const begins = (name: string): boolean => name.startsWith(wanted) || name.startsWith(`spark.${wanted}`);
  const first: ISparkOption[] = [];
  const rest: ISparkOption[] = [];
  for (const option of options) {
    const name = option.name.toLowerCase();
    if (begins(name)) {
      first.push(option);
    } else if (name.includes(wanted)) {
      rest.push(option);
    }
  }
  return [...first, ...rest].slice(0, RANK_LIMIT);
}
