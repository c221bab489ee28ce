import { ISignal, Signal } from '@lumino/signaling';
import type { IConfigFile } from '../api';
import { IClusterConfig, Settings } from '../contracts';
import { IReadText, SettingPath, lineOf, readText, withName, withValue, withoutValue } from './config-text';
import { patchBetween } from './difference';

/** A config in a person's hands: the text of its file with what they have changed in it so far. */
export class ConfigDraft {
  constructor(
    /** The config as the server listed it when it was opened. */
    readonly config: IClusterConfig,
    private _file: IConfigFile
  ) {
    this._base = readText(_file.text);
    this._read = this._base;
    this._text = _file.text;
  }

  /** The file as it was when it was opened or saved last. */
  get file(): IConfigFile {
    return this._file;
  }

  get text(): string {
    return this._text;
  }

  set text(value: string) {
    if (value !== this._text) {
      this._text = value;
      this._read = readText(value);
      this._changed.emit();
    }
  }

  /** What makes the text no config. */
  get errors(): IReadText['errors'] {
    return this._read.errors;
  }

  /** What the text says; where it has errors, what it said last. */
  get settings(): Settings {
    this._last = this._read.settings ?? this._last ?? this._base.settings ?? {};
    return this._last;
  }

  /** What the file says. */
  get saved(): Settings {
    return this._base.settings ?? {};
  }

  /** Whether the text is another than the file's. */
  get isDirty(): boolean {
    return this._text !== this._file.text;
  }

  /** The edits as a merge patch over the config; null for none, or where the text has errors. */
  get patch(): Settings | null {
    return this._read.settings === null ? null : patchBetween(this.saved, this._read.settings);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** What stands at a place; undefined for nothing. */
  at(path: SettingPath): unknown {
    return path.reduce<unknown>((value, key) => (value as Settings | null | undefined)?.[key], this.settings);
  }

  /** The line of a setting; null for none. */
  lineOf(path: SettingPath): number | null {
    return lineOf(this._text, path);
  }

  /** Writes a setting; one with errors elsewhere is left as it is, since nobody knows where its settings are. */
  set(path: SettingPath, value: unknown): void {
    if (this.errors.length === 0) {
      this.text = withValue(this._text, path, value);
    }
  }

  /** Takes a setting out. */
  remove(path: SettingPath): void {
    if (this.errors.length === 0) {
      this.text = withoutValue(this._text, path);
    }
  }

  /** Gives a setting another name. */
  rename(path: SettingPath, name: string): void {
    if (this.errors.length === 0) {
      this.text = withName(this._text, path, name);
    }
  }

  /** The text has been saved, or the file has been read anew. */
  rebase(file: IConfigFile): void {
    this._file = file;
    this._base = readText(file.text);
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private _base: IReadText;
  private _read: IReadText;
  private _last: Settings | null = null;
  private _text: string;
}
