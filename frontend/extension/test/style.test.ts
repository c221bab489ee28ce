import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const read = (...parts: string[]): string => readFileSync(path.resolve(process.cwd(), '..', ...parts), 'utf8');
const style = read('style', 'index.css');

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** One theme of JupyterLab with our own names on top, as a browser reads it. */
class Theme {
  constructor(name: string) {
    const sheet = (theme: string): string =>
      read('..', 'node_modules', '@jupyterlab', `theme-${theme}-extension`, 'style', 'variables.css');
    for (const [, key, value] of (sheet(name) + style).matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      this._values.set(key, this._values.get(key) ?? value.trim());
    }
    // The high contrast theme names colours of a palette whose values stand in the other themes alone.
    for (const [, key, value] of (sheet('light') + sheet('dark')).matchAll(/var\((--md-[\w-]+),\s*(#\w+)\)/g)) {
      this._values.set(key, value);
    }
  }

  /** The colour of an expression; what `color-mix` mixes is premultiplied, as in a browser. */
  colour(text: string): Colour {
    const [, key, fallback] = /^var\((--[\w-]+)(?:,\s*(.+))?\)$/s.exec(text) ?? [];
    if (key !== undefined) {
      const value = this._values.get(key) ?? fallback;
      assert.ok(value !== undefined, `The theme has no ${key}.`);
      return this.colour(value);
    }
    const [, first, share, second] = /^color-mix\(in srgb, (.+) (\d+)%, (.+)\)$/.exec(text) ?? [];
    if (first !== undefined) {
      const [one, other, part] = [this.colour(first), this.colour(second), Number(share) / 100];
      const alpha = one[3] * part + other[3] * (1 - part);
      const mixed = [0, 1, 2].map(at => (one[at] * one[3] * part + other[at] * other[3] * (1 - part)) / alpha);
      return [mixed[0], mixed[1], mixed[2], alpha];
    }
    const named: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };
    if (text === 'transparent') {
      return [0, 0, 0, 0];
    }
    const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(named[text] ?? text)?.[1];
    const parts =
      hex === undefined
        ? (/^rgba?\(([^)]+)\)$/.exec(text)?.[1].split(',').map(Number) ?? [])
        : (hex.match(hex.length === 3 ? /./g : /../g) ?? []).map(digits => parseInt(digits.padStart(2, digits), 16));
    assert.ok(parts.length >= 3 && parts.every(Number.isFinite), `This is no colour that the test knows: ${text}`);
    return [parts[0], parts[1], parts[2], parts[3] ?? 1];
  }

  /** How well a text can be told from its background, by WCAG 2. */
  contrast(text: string, background: string): number {
    const [front, back] = [this.colour(text), this.colour(background)];
    const light = (channels: readonly number[]): number =>
      channels
        .map(value => value / 255)
        .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    const seen = [0, 1, 2].map(at => front[at] * front[3] + back[at] * (1 - front[3]));
    const [one, other] = [light(seen), light(back.slice(0, 3))].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  }

  private readonly _values = new Map<string, string>();
}

/** What a rule of our style says. */
function declared(selector: string, property: string): string {
  const at = style.indexOf(`\n${selector} {`);
  const value = new RegExp(`[\\s;{]${property}:\\s*([^;]+);`).exec(style.slice(at, style.indexOf('}', at)))?.[1];
  assert.ok(at >= 0 && value !== undefined, `There is no ${property} of ${selector}.`);
  return value;
}

const [plain, raised, field, code] = ['layout-color1', 'layout-color2', 'input-background', 'cell-editor-background'].map(
  name => `var(--jp-${name})`
);
const primary = (property: string): string => declared('.startspark-panel .startspark-primary:hover:not(:disabled)', property);
const log = '.startspark-log-lines li';
const PAIRS: readonly (readonly [text: string, background: string])[] = [
  [declared('.startspark-panel', 'color'), plain],
  [declared('.startspark-panel', 'color'), raised],
  [declared('.startspark-body .startspark-quiet', 'color'), plain],
  [declared('.startspark-panel :is(input, textarea)::placeholder', 'color'), field],
  [declared('.startspark-facts dt', 'color'), plain],
  [declared('.startspark-differences del', 'color'), plain],
  [declared('.startspark-combobox small', 'color'), raised],
  [declared('.startspark-setting :is(.startspark-problem, .startspark-doubt)', 'color'), plain],
  [declared('.startspark-link', 'color'), plain],
  [primary('color'), primary('background')],
  [declared(`${log}[data-level='ERROR']`, 'color'), code],
  [declared(`${log}[data-level='WARN']`, 'color'), code],
  [declared(`${log}:is([data-level='DEBUG'], [data-level='TRACE'])`, 'color'), code],
  [declared(`${log}[data-level='ERROR']`, 'color'), raised]
];

describe('the style', () => {
  for (const name of ['light', 'dark', 'dark-high-contrast']) {
    it(`can be read in the theme ${name}`, () => {
      const theme = new Theme(name);
      const faint = PAIRS.map(([text, background]) => ({ text, background, contrast: theme.contrast(text, background) }));
      assert.deepEqual(faint.filter(({ contrast }) => contrast < 4.5), []);
    });
  }
});
