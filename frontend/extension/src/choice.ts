import { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';
import { ApiError, IClustersApi } from './api';
import { AskedValues, mergePatch, missingKeys, settingPath } from './asked';
import { ClusterCatalog } from './clusters';
import { IClusterConfig, IConfigError, IRenderResult, ISparkError, Settings } from './contracts';
import type { ConfigDraft } from './editing/draft';
import { DraftDesk } from './editing/draft-desk';
import { InstallationWatch } from './installation-watch';
import { errorOf } from './launcher';
import { ChoiceMemory } from './memory';

/** The config that a document is about to start: chosen, filled in, and shown as the code that it becomes. */
export class ClusterChoice implements IDisposable {
  constructor(
    private readonly _api: IClustersApi,
    private readonly _catalog: ClusterCatalog,
    private readonly _memory: ChoiceMemory,
    private readonly _path: () => string
  ) {
    this.drafts = new DraftDesk(_api);
    this.installation = new InstallationWatch(_api);
    this.drafts.changed.connect(this._onDraft, this);
    this.installation.changed.connect(this._emit, this);
    _catalog.changed.connect(this._onCatalog, this);
    void _memory.loaded.then(() => this._onCatalog());
  }

  /** What the person has changed of configs and not saved. */
  readonly drafts: DraftDesk;

  /** Whether the Spark of the chosen config is there. */
  readonly installation: InstallationWatch;

  /** The chosen config; null while there is none to choose. One with edits stays, also when its file is gone. */
  get config(): IClusterConfig | null {
    const configs = this._catalog.configs ?? [];
    return (
      this._catalog.find(this._name) ??
      this.drafts.of(this._name)?.config ??
      this._catalog.find(this._memory.configOf(this._path())) ??
      configs.find(config => config.name === 'local') ??
      configs[0] ??
      null
    );
  }

  /** The name that was chosen and that no sound config has any more; null for none. */
  get goneName(): string | null {
    const isGone = this._name !== null && this._catalog.configs !== null && this._catalog.find(this._name) === null;
    return isGone ? this._name : null;
  }

  /** The edits of the chosen config; null for none. */
  get draft(): ConfigDraft | null {
    return this.drafts.of(this.config?.name ?? null);
  }

  /** What was typed for it; edits have the last word. */
  get typed(): AskedValues {
    const { config, draft } = this;
    if (config === null) {
      return {};
    }
    const typed = this._memory.typedFor(config.name);
    return draft === null
      ? typed
      : Object.fromEntries(config.ask.map(key => [key, asText(draft.at(settingPath(key)))]));
  }

  /** What a start changes of the config, as a merge patch; null for nothing. */
  get patch(): Settings | null {
    if (this.config === null) {
      return null;
    }
    return this.draft === null ? mergePatch(this.config, this.typed) : this.draft.patch;
  }

  /** The config with what was typed and edited, as the server reads it, secrets masked; null while unknown. */
  get settings(): Settings | null {
    return this._settings;
  }

  /** The code that a start would run, secrets masked; null while there is none. */
  get shown(): string | null {
    return this._shown;
  }

  /** Why there is no code; null where there is, or will be. */
  get renderError(): ISparkError | null {
    return this._renderError;
  }

  /** What is wrong with single keys, where there is no code. */
  get renderErrors(): readonly IConfigError[] {
    return this._renderErrors;
  }

  /** The kernel's language, which the code is rendered for; null while no code is wanted. */
  get language(): string | null {
    return this._language;
  }

  set language(value: string | null) {
    if (value !== this._language) {
      this._language = value;
      this.refresh();
    }
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    if (!this._disposed) {
      this._disposed = true;
      this._abort?.abort();
      this._later.dispose();
      this.drafts.dispose();
      this.installation.dispose();
      Signal.clearData(this);
    }
  }

  /** Chooses a config by its name. */
  choose(name: string): void {
    this._name = name;
    this._memory.keepConfig(this._path(), name);
    this.refresh();
  }

  /** Fills in a setting that the config asks for. */
  type(key: string, value: string): void {
    const config = this.config;
    if (config !== null) {
      this._memory.keepTyped(config.name, { ...this.typed, [key]: value });
      this.draft?.set(settingPath(key), value);
      this._askLater();
    }
  }

  /** Opens the chosen config for edits, with what was typed for it. */
  async edit(): Promise<void> {
    const { config, typed } = this;
    if (config !== null) {
      this._name = config.name;
      await this.drafts.open(config, typed);
    }
  }

  /** Closes the chosen config; edits stay. */
  closeEdit(): void {
    if (this.config !== null) {
      this.drafts.close(this.config.name);
    }
  }

  /** Lets go of the edits of the chosen config. */
  discard(): void {
    if (this.config !== null) {
      this.drafts.discard(this.config.name);
    }
  }

  /** Saves the edits under a name; on success that config is the chosen one. */
  async save(name: string): Promise<boolean> {
    const draft = this.draft;
    return draft !== null && (await this.drafts.save(draft, name, name === this.goneName)) && this._saved(name);
  }

  /** After a conflict: saves the edits over the file that stands in the way. */
  async saveOver(): Promise<void> {
    const { draft } = this;
    const { conflictName: name } = this.drafts;
    if (draft !== null && name !== null && (await this.drafts.saveOver(draft, name))) {
      await this._saved(name);
    }
  }

  /** After a conflict: goes on with the file that stands in the way. Edits of another config stay as they are. */
  async takeTheirs(): Promise<void> {
    const { draft } = this;
    const { conflictName: name } = this.drafts;
    if (draft !== null && name === draft.config.name) {
      await this.drafts.takeTheirs(draft);
    } else if (name !== null) {
      await this._catalog.refresh();
      this.choose(name);
      await this.edit();
    }
  }

  private async _saved(name: string): Promise<boolean> {
    await this._catalog.refresh();
    this.choose(name);
    await this.edit();
    this.drafts.tellSaved(name);
    return true;
  }

  /** Asks anew for the code and for the installation; what was shown for another config goes at once. */
  refresh(): void {
    const of = `${this._language}/${this.config?.name}`;
    if (of !== this._shownFor) {
      this._shownFor = of;
      this._shown = null;
      this._settings = null;
    }
    this._renderError = null;
    this._renderErrors = [];
    this._changed.emit();
    this._ask();
  }

  private _ask(): void {
    this._abort?.abort();
    const { config, language } = this;
    if (this._disposed || config === null || language === null) {
      return;
    }
    this._abort = new AbortController();
    void this._askCode(config, language, this._abort.signal);
    this.installation.watch(config.name);
  }

  private async _askCode(config: IClusterConfig, language: string, signal: AbortSignal): Promise<void> {
    if (this.goneName !== null || missingKeys(config, this.typed).length > 0 || !config.languages.includes(language)) {
      this._shown = null;
      this._changed.emit();
      return;
    }
    let result: IRenderResult | null = null;
    let error: ISparkError | null = null;
    let errors: readonly IConfigError[] = [];
    try {
      result = await this._api.render({ name: config.name, language, edits: this.patch }, signal);
    } catch (reason) {
      error = errorOf(reason);
      errors = reason instanceof ApiError ? reason.errors : [];
    }
    if (!signal.aborted) {
      this._shown = result?.shown ?? null;
      this._settings = result?.settings ?? null;
      this._renderError = error;
      this._renderErrors = errors;
      this._changed.emit();
    }
  }

  private _onDraft(): void {
    this._askLater();
  }

  private _emit(): void {
    this._changed.emit();
  }

  private _askLater(): void {
    this._changed.emit();
    void this._later.invoke().catch(() => undefined); // Refused only when disposed.
  }

  private _onCatalog(): void {
    if (!this._disposed) {
      this.refresh();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _later = new Debouncer(() => this.refresh(), 250);
  private _name: string | null = null;
  private _shown: string | null = null;
  private _settings: Settings | null = null;
  private _shownFor = '';
  private _renderError: ISparkError | null = null;
  private _renderErrors: readonly IConfigError[] = [];
  private _language: string | null = null;
  private _abort: AbortController | null = null;
  private _disposed = false;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
