import React, { useId } from 'react';
import { keyLabel, missingKeys } from '../asked';
import { IClusterConfig } from '../contracts';
import { AskedFields } from '../parts/asked-fields';
import { BrokenFiles } from '../parts/broken-files';
import { ClusterSelect } from '../parts/cluster-select';
import { Checks } from '../parts/checks';
import { Code } from '../parts/code';
import { ConfigCard } from '../parts/config-card';
import { Differences } from '../parts/differences';
import { ErrorReport } from '../parts/error-report';
import { Fold } from '../parts/fold';
import { InstallationNote } from '../parts/installation-note';
import { IStateProps } from './props';

/** Why a config cannot be started yet; null where it can. */
function obstacle(config: IClusterConfig, missing: readonly string[], language: string): string | null {
  if (!config.languages.includes(language)) {
    return `This cluster has no template for ${language}.`;
  }
  return missing.length === 0 ? null : `To start, fill in: ${missing.map(keyLabel).join(', ')}.`;
}

/** A cluster is to be chosen and started. */
export function Choose({ document, highlight }: IStateProps): JSX.Element {
  const { catalog, choice } = document;
  const { config } = choice;
  const language = document.language ?? '';
  const id = useId();
  if (config === null) {
    return <NoClusters {...{ document, highlight, baseUrl: '', run: () => undefined }} />;
  }
  const why = obstacle(config, missingKeys(config, choice.typed), language);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        document.start();
      }}
    >
      <h3 tabIndex={-1} className="startspark-hidden">
        Choose a cluster
      </h3>
      {document.comm?.isRestarted === true && (
        <p className="startspark-note">
          The kernel was restarted, and its Spark ended with it. Start Spark again, then run the cells that it needs.
        </p>
      )}
      <ClusterSelect catalog={catalog} choice={choice} />
      {catalog.error !== null && <p className="startspark-warning">{catalog.error.cause}</p>}
      {choice.goneName !== null && (
        <p className="startspark-warning">
          {choice.draft === null
            ? `The cluster ${choice.goneName} is gone: its file was deleted, or has errors now.`
            : `The file of ${choice.goneName} has been deleted. Your edits are kept: choose Edit to save them under a name.`}
        </p>
      )}
      <ConfigCard config={config} />
      {choice.draft?.isDirty === true && (
        <>
          <Differences title="Changed, not saved" before={choice.draft.saved} after={choice.draft.settings} />
          <button type="button" className="startspark-link" onClick={() => choice.discard()}>
            Discard the changes
          </button>
        </>
      )}
      <AskedFields choice={choice} />
      <InstallationNote watch={choice.installation} />
      <Checks document={document} />
      {why !== null && (
        <p id={id} className="startspark-quiet">
          {why}
        </p>
      )}
      <div className="startspark-row">
        <button
          type="submit"
          className="startspark-button startspark-primary startspark-wide"
          disabled={!document.canStart}
          aria-describedby={why === null ? undefined : id}
        >
          Start Spark
        </button>
        <button type="button" className="startspark-button" onClick={() => document.edit()}>
          Edit
        </button>
      </div>
      {choice.renderError !== null && (
        <section className="startspark-errors" aria-label="Why there is no code">
          <ErrorReport error={choice.renderError} />
        </section>
      )}
      {choice.shown !== null && (
        <Fold summary="The code it will run" open>
          <Code code={choice.shown} language={language} label="The code it will run" highlight={highlight} />
        </Fold>
      )}
      <BrokenFiles configs={catalog.broken} />
    </form>
  );
}

function NoClusters({ document }: IStateProps): JSX.Element {
  const { catalog } = document;
  if (catalog.configs === null && catalog.error === null) {
    return (
      <>
        <h3 tabIndex={-1}>Looking for clusters</h3>
        <p className="startspark-waiting">
          <span className="startspark-spinner" aria-hidden="true" />
          One moment …
        </p>
      </>
    );
  }
  return (
    <>
      <h3 tabIndex={-1}>No clusters</h3>
      {catalog.error === null ? (
        <p>The server knows no cluster. Put a file into ~/.startspark/clusters and look again.</p>
      ) : (
        <ErrorReport error={catalog.error} />
      )}
      <BrokenFiles configs={catalog.broken} />
      <button type="button" className="startspark-button" onClick={() => void catalog.refresh()}>
        Look again
      </button>
    </>
  );
}
