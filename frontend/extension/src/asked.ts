import { IClusterConfig } from './contracts';

/** What a person typed for the settings that a config asks for, by the setting's key. */
export type AskedValues = Readonly<Record<string, string>>;

type Json = Readonly<Record<string, unknown>>;

const NESTED = ['conf', 'env'];

/** A key's parent and name: `conf.spark.ui.port` is `spark.ui.port` in `conf`, since Spark's own names have dots. */
function split(key: string): [string | null, string] {
  const parent = NESTED.find(name => key.startsWith(`${name}.`));
  return parent === undefined ? [null, key] : [parent, key.slice(parent.length + 1)];
}

/** Where a key stands: `conf.spark.ui.port` is `spark.ui.port` in `conf`. */
export function settingPath(key: string): readonly string[] {
  const [parent, name] = split(key);
  return parent === null ? [name] : [parent, name];
}

/** What the config itself says for a key that it asks for; '' where it says nothing that can be typed. */
export function presetValue(config: IClusterConfig, key: string): string {
  const [parent, name] = split(key);
  const holder = parent === null ? config.settings : config.settings[parent];
  const value = typeof holder === 'object' && holder !== null ? (holder as Json)[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The value in force for each key that the config asks for: what was typed, else what the config says. */
export function askedValues(config: IClusterConfig, typed: AskedValues): AskedValues {
  return Object.fromEntries(config.ask.map(key => [key, typed[key] ?? presetValue(config, key)]));
}

/** Whether a value is no more than the beginning of an address, as configs give it that ask for the rest. */
function isBeginning(value: string): boolean {
  return /^([a-z0-9]+:\/\/)?(https?:\/\/)?$/.test(value.trim());
}

/** The keys that the config asks for and that are still empty. */
export function missingKeys(config: IClusterConfig, typed: AskedValues): string[] {
  const values = askedValues(config, typed);
  return config.ask.filter(key => isBeginning(values[key]));
}

/** The values as a merge patch (RFC 7396) over the config; null where nothing is asked for. */
export function mergePatch(config: IClusterConfig, typed: AskedValues): Json | null {
  if (config.ask.length === 0) {
    return null;
  }
  const patch: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(askedValues(config, typed))) {
    const [parent, name] = split(key);
    if (parent === null) {
      patch[name] = value.trim();
    } else {
      patch[parent] = { ...(patch[parent] as Json | undefined), [name]: value.trim() };
    }
  }
  return patch;
}

const LABELS: Readonly<Record<string, string>> = {
  app_name: 'Application name',
  java_home: 'Java home',
  master: 'Master',
  remote: 'Remote',
  spark_home: 'Spark home'
};

/** A key as people read it; Spark's own option names stay as they are. */
export function keyLabel(key: string): string {
  return LABELS[key] ?? split(key)[1];
}

const HINTS: Readonly<Record<string, string>> = {
  master: 'The address of the master, such as spark://host:7077 or k8s://https://host:6443',
  remote: 'The address of the Spark Connect server, such as sc://host:15002'
};

/** What to type for a key, in words; '' where its name says it. */
export function keyHint(key: string): string {
  return HINTS[key] ?? '';
}

/** Whether a value may be kept for the next visit: nothing that looks like a secret is. */
export function mayBeKept(key: string, value: string): boolean {
  return !/secret|password|passphrase|token|credential|access[._-]?key|api[._-]?key/i.test(`${key}=${value}`);
}
