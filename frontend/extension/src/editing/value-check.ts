const INTEGER = /^[-+]?\d+$/;

/** What a value must look like, by the type of the option. */
const RULES: Readonly<Record<string, readonly [test: (value: string) => boolean, words: string]>> = {
  bytes: [value => /^-?\d+(\.\d+)?\s*(b|[kmgtp]b?)?$/i.test(value), 'a size, such as 512m or 8g'],
  time: [value => /^-?\d+\s*(us|ms|s|m|min|h|d)?$/i.test(value), 'a time, such as 500ms, 30s or 5min'],
  int: [value => INTEGER.test(value) && Math.abs(Number(value)) <= 2147483648, 'a whole number'],
  long: [value => INTEGER.test(value), 'a whole number'],
  double: [value => value !== '' && Number.isFinite(Number(value)), 'a number, such as 0.6'],
  boolean: [value => /^(true|false)$/i.test(value), 'true or false']
};

/** Why a value is none for an option of that type; null where it is one, or nobody can say. */
export function valueProblem(type: string, value: string): string | null {
  const rule = RULES[type];
  // ${…} is replaced by Spark itself, by what stands elsewhere.
  return rule === undefined || value.includes('${') || rule[0](value.trim()) ? null : `This must be ${rule[1]}.`;
}
