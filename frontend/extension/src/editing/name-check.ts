import { ISparkOptions } from '../spark-options';

/** Names below which anything may stand. */
const OPEN = /^spark\.(hadoop|executorEnv|sql\.catalog|yarn\.appMasterEnv|metrics\.conf|kubernetes\.(driver|executor))\./;

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
