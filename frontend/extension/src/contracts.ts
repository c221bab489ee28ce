// The shapes that cross between our programs. Readers ignore members they do not know; see tests/fixtures/contracts.

/** The comm target that the panel and the kernel meet at. */
export const COMM_TARGET = 'startspark';

/** The version that every message across the kernel's wire carries as `v`. */
export const CONTRACT_VERSION = 1;

/** Where a kernel's Spark stands. */
export type SparkState = 'idle' | 'queued' | 'starting' | 'running' | 'stopping' | 'failed' | 'lost';

const SPARK_STATES: readonly string[] = ['idle', 'queued', 'starting', 'running', 'stopping', 'failed', 'lost'];

/** One observed part of a start; seconds as of the message that told it. */
export interface ISparkStage {
  readonly name: string;
  readonly seconds: number;
  readonly done: boolean;
}

/** Why a Spark is not there, in the order in which a person reads. */
export interface ISparkError {
  readonly cause: string;
  readonly detail: string;
  readonly hint: string;
  readonly log: readonly string[];
}

/** The whole truth about a kernel's Spark; every status replaces the one before. */
export interface ISparkStatus {
  readonly state: SparkState;
  readonly config: string | null;
  readonly shown: string | null;
  /** The config with its edits as it was started, secrets masked; null where the kernel does not know it. */
  readonly settings: Settings | null;
  readonly stages: readonly ISparkStage[];
  readonly sparkVersion: string | null;
  readonly appId: string | null;
  readonly uiUrl: string | null;
  readonly cores: number | null;
  readonly memory: string | null;
  readonly since: string | null;
  /** The driver's log on the server's machine, of the latest start; null where none is known. */
  readonly logFile: string | null;
  /** What Spark waits for, in words; null where it waits for nothing. */
  readonly note: string | null;
  /** What may go wrong later. */
  readonly warnings: readonly string[];
  readonly error: ISparkError | null;
}

/** How far one stage of a cell's Spark job is; all but the id are numbers of tasks. */
export interface IStageProgress {
  readonly id: number;
  readonly done: number;
  readonly total: number;
  readonly running: number;
  readonly failed: number;
}

/** How far the Spark job of a running cell is. No stages: the job is over. */
export interface ICellProgress {
  /** The id of the cell's execute request. */
  readonly cell: string;
  readonly stages: readonly IStageProgress[];
  /** The job's page, relative to the root of the Spark UI; null where there is none. */
  readonly jobUrl: string | null;
}

/** What the server found out for a start and the code does not say; passed to the kernel as it came. */
export type LaunchSettings = Readonly<Record<string, unknown>>;

/** A config's members by their names in its file. */
export type Settings = Readonly<Record<string, unknown>>;

/** The answer of `POST /render`. */
export interface IRenderResult {
  readonly code: string;
  readonly shown: string;
  readonly launch: LaunchSettings;
  /** The config with its edits, secrets masked. */
  readonly settings: Settings;
}

/** What the panel asks of the kernel. */
export type SparkRequest =
  | ({ readonly type: 'start'; readonly config: string } & IRenderResult)
  | { readonly type: 'cancel' }
  /** With `ask` nothing ends while jobs are at work: the kernel answers `busy` instead. */
  | { readonly type: 'stop'; readonly ask?: true }
  | { readonly type: 'status' };

/** One thing that is wrong with a config file. */
export interface IConfigError {
  readonly file: string;
  readonly line: number | null;
  readonly key: string | null;
  readonly message: string;
}

/** A cluster config as `GET /all-config` lists it. */
export interface IClusterConfig {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly path: string;
  readonly hides: string | null;
  readonly languages: readonly string[];
  readonly settings: Settings;
  readonly ask: readonly string[];
  readonly errors: readonly IConfigError[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Reads an error; null where there is none. */
function readError(value: unknown): ISparkError | null {
  if (!isObject(value)) {
    return null;
  }
  return {
    cause: text(value.cause) || 'Spark failed and gave no reason.',
    detail: text(value.detail),
    hint: text(value.hint),
    log: texts(value.log)
  };
}

/** Reads a kernel's status message; null for anything else, or for a contract newer than this page. */
export function readStatus(value: unknown): ISparkStatus | null {
  if (!isObject(value) || value.type !== 'status' || value.v !== CONTRACT_VERSION) {
    return null;
  }
  if (!SPARK_STATES.includes(text(value.state))) {
    return null;
  }
  return {
    state: value.state as SparkState,
    config: textOrNull(value.config),
    shown: textOrNull(value.shown),
    settings: isObject(value.settings) ? value.settings : null,
    stages: objects(value.stages).map(stage => ({
      name: text(stage.name),
      seconds: numberOrNull(stage.seconds) ?? 0,
      done: stage.done === true
    })),
    sparkVersion: textOrNull(value.sparkVersion),
    appId: textOrNull(value.appId),
    uiUrl: textOrNull(value.uiUrl),
    cores: numberOrNull(value.cores),
    memory: textOrNull(value.memory),
    since: textOrNull(value.since),
    logFile: textOrNull(value.logFile),
    note: textOrNull(value.note),
    warnings: texts(value.warnings),
    error: readError(value.error)
  };
}

/** Reads how many jobs are at work, which a `stop` with `ask` is answered with; null for anything else. */
export function readBusy(value: unknown): number | null {
  return isObject(value) && value.type === 'busy' && value.v === CONTRACT_VERSION ? (numberOrNull(value.jobs) ?? 1) : null;
}

/** Reads a kernel's progress message; null for anything else. */
export function readProgress(value: unknown): ICellProgress | null {
  if (!isObject(value) || value.type !== 'progress' || value.v !== CONTRACT_VERSION || text(value.cell) === '') {
    return null;
  }
  return {
    cell: text(value.cell),
    stages: objects(value.stages).map(stage => ({
      id: numberOrNull(stage.id) ?? 0,
      done: numberOrNull(stage.done) ?? 0,
      total: numberOrNull(stage.total) ?? 0,
      running: numberOrNull(stage.running) ?? 0,
      failed: numberOrNull(stage.failed) ?? 0
    })),
    jobUrl: textOrNull(value.jobUrl)
  };
}

/** Reads the answer of `GET /all-config`. */
export function readConfigs(value: unknown): IClusterConfig[] {
  return objects(isObject(value) ? value.configs : []).map(config => ({
    name: text(config.name),
    title: text(config.title) || text(config.name),
    description: text(config.description),
    source: text(config.source),
    path: text(config.path),
    hides: textOrNull(config.hides),
    languages: texts(config.languages),
    settings: isObject(config.settings) ? config.settings : {},
    ask: texts(config.ask),
    errors: readConfigErrors(config.errors)
  }));
}

/** Reads what is wrong with a config, from a listing or from a refusal. */
export function readConfigErrors(value: unknown): IConfigError[] {
  return objects(value).map(error => ({
    file: text(error.file),
    line: numberOrNull(error.line),
    key: textOrNull(error.key),
    message: text(error.message)
  }));
}

/** Reads the answer of `POST /render`. */
export function readRenderResult(value: unknown): IRenderResult {
  if (!isObject(value) || typeof value.code !== 'string') {
    throw new Error('The server answered with something that is no rendered code.');
  }
  return {
    code: value.code,
    shown: text(value.shown) || value.code,
    launch: isObject(value.launch) ? value.launch : {},
    settings: isObject(value.settings) ? value.settings : {}
  };
}
