import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { ApiError, IClustersApi } from '../api';
import { AskedValues, settingPath } from '../asked';
import { IClusterConfig, IConfigError, ISparkError } from '../contracts';
import { errorOf } from '../launcher';
import type { ConfigDraft } from './draft';

/** The configs that a person edits in one notebook; what is not saved stays for as long as the page does. */
export class DraftDesk implements IDisposable {
  constructor(private readonly _api: IClustersApi) {}

  /** Why a draft could not be opened or saved; null where the last try went well. */
  get error(): ISparkError | null {
    return this._error;
  }

  /** What is wrong with single keys of what was to be saved. */
  get errors(): readonly IConfigError[] {
    return this._errors;
  }

  /** The name under which nothing was saved, since its file is not the one that was opened; null for none. */
  get conflictName(): string | null {
    return this._conflictName;
  }

  /** Whether a draft is being opened or saved. */
  get isBusy(): boolean {
    return this._busy;
  }

  /** The name under which a draft was saved last; null since then for none. */
  get savedAs(): string | null {
    return this._savedAs;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    Signal.clearData(this);
  }

  /** The draft of a config; null for none. */
  of(name: string | null): ConfigDraft | null {
    return name === null ? null : (this._drafts.get(name) ?? null);
  }

  /** Opens a config, with what was typed for it; one that has been edited before is as it was left. */
  async open(config: IClusterConfig, typed: AskedValues): Promise<void> {
    this._forgetWords();
    const known = this.of(config.name);
    if (known !== null && known.isDirty) {
      this._changed.emit();
      return;
    }
    await this._try(async () => {
      // The parser comes only when somebody edits; the page has to load without it.
      const [file, { ConfigDraft: Draft }] = await Promise.all([this._api.configFile(config.name), import('./draft')]);
      const draft = new Draft(config, file);
      Object.entries(typed)
        .filter(([key, value]) => config.ask.includes(key) && value.trim() !== '')
        .forEach(([key, value]) => draft.set(settingPath(key), value.trim()));
      this._put(config.name, draft);
    });
  }

  /** Lets go of the edits of a config. */
  discard(name: string): void {
    this._forgetWords();
    this._drop(name);
    this._changed.emit();
  }

  /** Saves a draft as the person's own config of that name, anew where its file is gone. Where the file is another by now, nothing is written. */
  async save(draft: ConfigDraft, name: string, isGone = false): Promise<boolean> {
    const { config, file } = draft;
    return this._write(draft, name, !isGone && name === config.name ? file : null);
  }

  /** Writes over the file that is given, as it is known, or as a new one. */
  private async _write(draft: ConfigDraft, name: string, over: ConfigDraft['file'] | null): Promise<boolean> {
    this._forgetWords();
    const { config, text } = draft;
    return this._try(async () => {
      const etag = await this._api.saveConfigFile(name, text, over?.source === 'user' ? (over.etag ?? '*') : null, config.name);
      const saved = { text, source: 'user', etag: etag ?? (await this._api.configFile(name)).etag };
      if (name === config.name) {
        draft.rebase(saved);
      } else {
        this._drop(config.name);
      }
    }, name);
  }

  /** After a conflict: takes the file of that name as it is now for the one to save over. The edits stay. */
  async saveOver(draft: ConfigDraft, name: string): Promise<boolean> {
    let over: ConfigDraft['file'] | null = null;
    const taken = await this._try(async () => {
      over = await this._current(name);
    });
    return taken && this._write(draft, name, over);
  }

  /** After a conflict: takes the file as it is now, and lets the edits go. */
  async takeTheirs(draft: ConfigDraft): Promise<void> {
    this._forgetWords();
    await this._try(async () => {
      const file = await this._api.configFile(draft.config.name);
      draft.rebase(file);
      draft.text = file.text;
    });
  }

  /** The file as it is now; one that is gone can be written as new. */
  private async _current(name: string): Promise<ConfigDraft['file']> {
    try {
      return { ...(await this._api.configFile(name)) };
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        return { text: '', etag: null, source: 'built-in' };
      }
      throw error;
    }
  }

  private async _try(action: () => Promise<void>, name: string | null = null): Promise<boolean> {
    let done = false;
    this._busy = true;
    this._changed.emit();
    try {
      await action();
      done = true;
    } catch (reason) {
      this._conflictName = reason instanceof ApiError && reason.status === 412 ? name : null;
      this._error = errorOf(reason);
      this._errors = reason instanceof ApiError ? reason.errors : [];
    }
    this._busy = false;
    if (!this._disposed) {
      this._changed.emit();
    }
    return done;
  }

  /** Says that something was saved under a name, until something else happens. */
  tellSaved(name: string): void {
    this._savedAs = name;
    this._changed.emit();
  }

  /** Lets go of a draft in which nothing was changed. */
  close(name: string): void {
    this._forgetWords();
    if (this.of(name)?.isDirty === false) {
      this._drop(name);
    }
    this._changed.emit();
  }

  private _forgetWords(): void {
    this._error = null;
    this._errors = [];
    this._conflictName = null;
    this._savedAs = null;
  }

  private _put(name: string, draft: ConfigDraft): void {
    this._drop(name);
    this._drafts.set(name, draft);
    draft.changed.connect(this._onDraft, this);
  }

  private _drop(name: string): void {
    this._drafts.get(name)?.changed.disconnect(this._onDraft, this);
    this._drafts.delete(name);
  }

  private _onDraft(): void {
    this._savedAs = null;
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _drafts = new Map<string, ConfigDraft>();
  private _error: ISparkError | null = null;
  private _errors: readonly IConfigError[] = [];
  private _conflictName: string | null = null;
  private _busy = false;
  private _savedAs: string | null = null;
  private _disposed = false;
}
