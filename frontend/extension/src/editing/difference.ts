import { Settings } from '../contracts';

/** One setting that two configs say differently; null: one of them does not say it. */
export interface IDifference {
  /** `master`, or `conf.spark.executor.memory`. */
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** A key of the config's own with nothing after it is as good as none; an option of Spark may be the empty text. */
const sameOption = (one: unknown, other: unknown): boolean =>
  (one === undefined) === (other === undefined) && same(one, other);

/** Numbers and truths reach Spark as the text that was written, so `4` and `"4"` are the same. */
function canonical(value: unknown): string {
  if (isObject(value)) {
    return JSON.stringify(Object.keys(value).sort().map(key => [key, canonical(value[key])]));
  }
  return Array.isArray(value) ? JSON.stringify(value.map(canonical)) : String(value ?? '');
}

/** The patch (RFC 7396) that makes one config of another; null where they are the same. */
export function patchBetween(before: Settings, after: Settings): Settings | null {
  return patchOf(before, after, same);
}

function patchOf(before: Settings, after: Settings, isSame: typeof same): Settings | null {
  const patch: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [before[key], after[key]];
    if (other === undefined) {
      patch[key] = null;
    } else if (!isSame(one, other)) {
      patch[key] = isObject(one) && isObject(other) ? patchOf(one, other, sameOption) : other;
    }
  }
  return Object.keys(patch).length === 0 ? null : patch;
}

/** What two configs say differently about Spark; how they are called and described does not count. */
export function differences(before: Settings, after: Settings): IDifference[] {
  const flat = (settings: Settings): Settings =>
    Object.fromEntries(
      Object.entries(settings)
        .filter(([key]) => !['title', 'description', 'ask', 'template'].includes(key))
        .flatMap(([key, value]): [string, unknown][] =>
          (key === 'conf' || key === 'env') && isObject(value)
            ? Object.entries(value).map(([name, inner]) => [`${key}.${name}`, inner])
            : [[key, value]]
        )
    );
  const [one, other] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter(key => !(key.includes('.') ? sameOption : same)(one[key], other[key]))
    .map(key => ({ key, before: one[key] ?? null, after: other[key] ?? null }));
}
