import { ISparkOptions } from '../spark-options';

/** Kubernetes names things of the person's own in the option: labels, secrets, volumes, nodes. */
const POD = 'annotation|label|node\\.selector|secretKeyRef|secrets|volumes';

/** Names below which anything may stand, as Spark documents them: what follows is a name of the person's own. */
const FAMILIES: readonly string[] = [
  'hadoop',
  'hive',
  'executorEnv',
  'metrics\\.conf',
  'ssl',
  'sql\\.catalog',
  'sql\\.streaming\\.stateStore\\.rocksdb',
  '(rpc|shuffle|files)\\.io',
  'network\\.crypto\\.config',
  'io\\.encryption\\.commons\\.config',
  '(driver|executor|worker|task)\\.resource',
  '.+\\.param', // Of a filter class in front of the web pages.
  'yarn\\.appMasterEnv',
  'yarn\\.(am|driver|executor)\\.resource',
  'kubernetes\\.driverEnv',
  'kubernetes\\.node\\.selector',
  `kubernetes\\.(driver|executor)\\.(${POD})`,
  'kubernetes\\.driver\\.service\\.(annotation|label)',
  'kubernetes\\.authenticate\\.(submission|driver(\\.mounted)?)'
];

const OPEN = new RegExp(`^spark\\.(${FAMILIES.join('|')})\\..`);

/** Why a name may have no effect; null where it has, or where nobody can say. */
export function nameWarning(name: string, options: ISparkOptions | null): string | null {
  if (!name.startsWith('spark.')) {
    return 'Spark reads only options whose names begin with spark.';
  }
  if (options === null || options.problem !== null || options.options.length === 0) {
    return null; // Spark was not asked, so nobody knows what it would know.
  }
  if (OPEN.test(name) || options.options.some(one => one.name === name)) {
    return null;
  }
  return `${['Spark', options.sparkVersion].filter(Boolean).join(' ')} does not document this option. It is passed on as it is.`;
}
