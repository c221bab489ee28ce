import { IStateDB } from '@jupyterlab/statedb';
import { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { AskedValues, mayBeKept } from './asked';

const KEY = 'startspark:choices';
const MOST = 50;

/** What a person chose and typed, for the next visit: the config per notebook, and what configs asked for. */
export class ChoiceMemory {
  constructor(private readonly _store: IStateDB | null) {
    this._loaded = this._load();
  }

  /** Resolves when what was kept before is here. */
  get loaded(): Promise<void> {
    return this._loaded;
  }

  /** The config that a document used last, or any document did. */
  configOf(path: string): string | null {
    return this._configs.get(path) ?? this._last;
  }

  /** What was typed for a config. */
  typedFor(config: string): AskedValues {
    return this._typed.get(config) ?? {};
  }

  /** Keeps a document's choice. */
  keepConfig(path: string, config: string): void {
    put(this._configs, path, config);
    this._last = config;
    this._save();
  }

  /** Keeps what was typed for a config; what looks like a secret only until the page is closed. */
  keepTyped(config: string, typed: AskedValues): void {
    put(this._typed, config, typed);
    this._save();
  }

  private async _load(): Promise<void> {
    let kept: ReadonlyPartialJSONObject = {};
    try {
      kept = ((await this._store?.fetch(KEY)) as ReadonlyPartialJSONObject | undefined) ?? {};
    } catch {
      return; // A store that cannot be read is as good as an empty one.
    }
    for (const [path, config] of strings(kept.configs)) {
      if (!this._configs.has(path)) {
        this._configs.set(path, config);
      }
    }
    this._last ??= typeof kept.last === 'string' ? kept.last : null;
    for (const [config, typed] of Object.entries(object(kept.typed))) {
      if (!this._typed.has(config)) {
        this._typed.set(config, Object.fromEntries(strings(typed)));
      }
    }
  }

  private _save(): void {
    const typed = [...this._typed].map(([config, values]) => [
      config,
      Object.fromEntries(Object.entries(values).filter(([key, value]) => mayBeKept(key, value)))
    ]);
    const kept = {
      last: this._last,
      configs: Object.fromEntries(this._configs),
      typed: Object.fromEntries(typed) as Record<string, Record<string, string>>
    };
    this._store?.save(KEY, kept).catch(() => undefined); // Kept in memory in any case.
  }

  private readonly _loaded: Promise<void>;
  private readonly _configs = new Map<string, string>();
  private readonly _typed = new Map<string, AskedValues>();
  private _last: string | null = null;
}

/** Adds as the newest and lets go of the oldest. */
function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST) {
    map.delete(map.keys().next().value as string);
  }
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): [string, string][] {
  return Object.entries(object(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
