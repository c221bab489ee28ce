import { Document, LineCounter, Pair, Scalar, YAMLMap, isMap, isScalar, parseDocument } from 'yaml';
import { Settings } from '../contracts';

/** Where a setting stands: `['master']`, `['conf', 'spark.executor.memory']`. */
export type SettingPath = readonly string[];

/** One thing that makes a text no config. */
export interface ITextError {
  readonly message: string;
  readonly line: number | null;
}

/** A text as far as it could be read. */
export interface IReadText {
  /** Null where the text has errors. */
  readonly settings: Settings | null;
  readonly errors: readonly ITextError[];
}

const LONGEST = 1_000_000;

// Spark gets every value as the text that was written, so nothing here is read as a number or a truth.
const OPTIONS = { schema: 'failsafe', uniqueKeys: true, prettyErrors: false, logLevel: 'silent' } as const;

/** Reads a config's text. Every scalar is the text as it was written. */
export function readText(text: string): IReadText {
  if (text.length > LONGEST) {
    return refusal('The text is longer than a config may be.', null);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  if (document.errors.length > 0) {
    const errors = document.errors.map(error => ({ message: error.message, line: lines.linePos(error.pos[0]).line }));
    return { settings: null, errors };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 10 });
    if (value === null || value === '') {
      return { settings: {}, errors: [] };
    }
    return isMap(document.contents)
      ? { settings: value as Settings, errors: [] }
      : refusal('A config is a list of keys, each with a value, such as "master: local[*]".', 1);
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error), null);
  }
}

/** The text with a setting put in or changed; everything else, comments above all, stays as it was. */
export function withValue(text: string, path: SettingPath, value: unknown): string {
  return edited(text, path, value, document => {
    const node = document.getIn(path, true);
    if (isScalar(node) && node.range && typeof value === 'string') {
      return splice(text, node.range[0], node.range[1], inline(value));
    }
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    return isMap(parent) && node === undefined && typeof value === 'string' ? appended(text, parent, path, value) : null;
  });
}

/** The text without a setting; a `conf` or `env` that would be empty goes along. */
export function withoutValue(text: string, path: SettingPath): string {
  return edited(text, path, undefined, document => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent) || parent.flow === true || parent.items.length < 2) {
      return null;
    }
    const pair = pairOf(parent, path);
    const [start, end] = pair === undefined ? [null, null] : extent(pair);
    if (start === null || end === null || text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() !== '') {
      return null;
    }
    return splice(text, text.lastIndexOf('\n', start - 1) + 1, endOfLine(text, end), '');
  });
}

/** The text with a setting under another name. */
export function withName(text: string, path: SettingPath, name: string): string {
  const document = parseDocument(text, OPTIONS);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(parent) ? (pairOf(parent, path)?.key as Scalar | undefined) : undefined;
  return key?.range ? splice(text, key.range[0], key.range[1], inline(name)) : text;
}

/** The line at which a setting stands; null where it does not. */
export function lineOf(text: string, path: SettingPath): number | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(parent) ? (pairOf(parent, path)?.key as Scalar | undefined) : undefined;
  return key?.range ? lines.linePos(key.range[0]).line : null;
}

/** Tries the small change of the text, and takes the whole document written anew where that does not say the same. */
function edited(
  text: string,
  path: SettingPath,
  value: unknown,
  small: (document: Document) => string | null
): string {
  const document: Document = parseDocument(text, OPTIONS);
  const next = small(document);
  if (value === undefined) {
    document.deleteIn(path);
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : undefined;
    if (isMap(parent) && parent.items.length === 0) {
      document.deleteIn(path.slice(0, -1));
    }
  } else {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : undefined;
    if (path.length > 1 && !isMap(parent)) {
      document.setIn(path.slice(0, -1), document.createNode({})); // `conf:` with nothing after it.
    }
    document.setIn(path, typeof value === 'string' ? value : document.createNode(value));
  }
  const whole = document.toString({ lineWidth: 0 });
  return next !== null && JSON.stringify(readText(next).settings) === JSON.stringify(readText(whole).settings) ? next : whole;
}

function appended(text: string, parent: YAMLMap, path: SettingPath, value: string): string | null {
  const last = parent.items.at(-1);
  const [start, end] = last === undefined ? [null, null] : extent(last);
  if (parent.flow === true || start === null || end === null) {
    return null;
  }
  const at = endOfLine(text, end);
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
  const before = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return splice(text, at, at, `${before}${indent}${inline(path[path.length - 1])}: ${inline(value)}\n`);
}

function pairOf(parent: YAMLMap, path: SettingPath): Pair | undefined {
  return parent.items.find(({ key }) => isScalar(key) && key.value === path[path.length - 1]);
}

/** From where to where a key and its value stand. */
function extent({ key, value }: Pair): [number | null, number | null] {
  const range = (node: unknown): readonly number[] | null => (node as Scalar | null)?.range ?? null;
  const start = range(key);
  const end = range(value) ?? start;
  return [start?.[0] ?? null, end?.[1] ?? null];
}

function endOfLine(text: string, from: number): number {
  const end = from > 0 && text[from - 1] === '\n' ? from - 1 : text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** A scalar as it stands in any place of a text, in quotes where it would be something else without. */
function inline(value: string): string {
  const plain = /^[^\s#&*!|>'"%@`,[\]{}?:~-][^#:,[\]{}\n\t]*$/.test(value) && !/\s$/.test(value) && !/^null$/i.test(value);
  const open = /^[\w./-]+(:\/{0,2}[\w./[\]*:;=-]+)*$/.test(value) && !/^[-.]?$|:$|^-\s|^~|^null$/i.test(value);
  return plain || open || /^[\w]+\[[\w*,]+\]$/.test(value) ? value : JSON.stringify(value);
}

function splice(text: string, from: number, to: number, part: string): string {
  return text.slice(0, from) + part + text.slice(to);
}

function refusal(message: string, line: number | null): IReadText {
  return { settings: null, errors: [{ message, line }] };
}
