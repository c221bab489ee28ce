import React, { useEffect, useId, useState } from 'react';
import { keyLabel, missingKeys, settingPath } from '../asked';
import { IConfigError } from '../contracts';
import type { DocumentSpark } from '../document-spark';
import type { ConfigDraft } from '../editing/draft';
import { Checks } from '../parts/checks';
import { Code } from '../parts/code';
import { Differences } from '../parts/differences';
import { EditForm } from '../parts/edit/edit-form';
import { EditText } from '../parts/edit/edit-text';
import { SaveBar } from '../parts/edit/save-bar';
import { ErrorReport } from '../parts/error-report';
import { Fold } from '../parts/fold';
import { IProblem, ProblemList } from '../parts/problem-list';
import { Tabs } from '../parts/tabs';
import { OptionList } from '../spark-options';
import type { PanelView } from '../view';
import { announcement } from '../words';
import { IStateProps } from './props';

/** A config is edited: as a form and as text, with the code that it gives. */
export function Edit(props: IStateProps & { readonly beneath: PanelView }): JSX.Element {
  const { document, beneath } = props;
  const { choice } = document;
  const { draft, drafts, config } = choice;
  return (
    <>
      <div className="startspark-title">
        <h3 tabIndex={-1}>{config === null ? 'Edit' : `Edit “${config.title}”`}</h3>
        <button type="button" className="startspark-link" onClick={() => document.closeEdit()}>
          Back
        </button>
      </div>
      <Beneath view={beneath} />
      {draft !== null ? (
        <Draft {...props} draft={draft} />
      ) : drafts.error !== null ? (
        <>
          <ErrorReport error={drafts.error} />
          <button type="button" className="startspark-button" onClick={() => document.edit()}>
            Open it again
          </button>
        </>
      ) : drafts.isBusy ? (
        <p className="startspark-waiting">
          <span className="startspark-spinner" aria-hidden="true" />
          One moment …
        </p>
      ) : (
        <Reopen document={document} />
      )}
    </>
  );
}

/** What befell the Spark meanwhile, or what the edits are to mend. */
function Beneath({ view }: { readonly view: PanelView }): JSX.Element | null {
  switch (view.state) {
    case 'failed':
    case 'lost': {
      const title = view.state === 'failed' ? 'Spark did not start' : 'Spark is lost';
      return (
        <section className="startspark-errors" aria-label={title}>
          <h4>{title}</h4>
          <ErrorReport error={view.error} />
        </section>
      );
    }
    case 'connecting':
      return <p className="startspark-note">{announcement(view)}</p>;
    default:
      return null;
  }
}

/** After edits were let go, or another config was chosen: the file as it is. */
function Reopen({ document }: { readonly document: DocumentSpark }): null {
  useEffect(() => void document.choice.edit(), [document]);
  return null;
}

function Draft({ document, highlight, draft }: IStateProps & { readonly draft: ConfigDraft }): JSX.Element {
  const { choice, comm } = document;
  const { config, drafts } = choice;
  const errorsId = useId();
  const options = useOptions(document, draft);
  const running = comm?.status?.state === 'running' ? comm.status : null;
  const missing = config === null ? [] : missingKeys(config, choice.typed);
  return (
    <div className="startspark-edit">
      <div>
        {choice.goneName !== null && (
          <p className="startspark-warning">
            {`The file of ${choice.goneName} has been deleted. Your edits are kept here: save them under a name, and they can be started.`}
          </p>
        )}
        <Tabs
          label="How to edit"
          tabs={[
            [
              'Form',
              draft.errors.length === 0 ? (
                <EditForm draft={draft} options={options} />
              ) : (
                <p className="startspark-quiet">The form is there again when the errors in the YAML are mended.</p>
              )
            ],
            ['YAML', <EditText draft={draft} errorsId={errorsId} />]
          ]}
        />
        <ProblemList id={errorsId} title="The text has errors" problems={draft.errors.map(error => ({ ...error, key: null }))} />
        {drafts.error !== null && drafts.conflictName === null && (
          <ProblemList isAnswer title="This was not saved" problems={placed(draft, drafts.error.cause, drafts.errors)} />
        )}
        <SaveBar key={choice.goneName} choice={choice} draft={draft} />
      </div>
      <div>
        {choice.renderError !== null && draft.errors.length === 0 && (
          <ProblemList title="Why there is no code" problems={placed(draft, choice.renderError.cause, choice.renderErrors)} />
        )}
        {missing.length > 0 && (
          <p className="startspark-quiet">{`To start, fill in: ${missing.map(keyLabel).join(', ')}.`}</p>
        )}
        <Checks document={document} />
        <button
          type="button"
          className="startspark-button startspark-primary"
          disabled={!(running === null ? document.canStart : document.canApply)}
          onClick={() => document.start()}
        >
          {running === null ? 'Start Spark' : 'Apply and restart Spark'}
        </button>
        {running !== null && (
          <p className="startspark-quiet">The notebook keeps its variables; what lives in Spark alone goes with it.</p>
        )}
        <Differences title="Changed from the config" before={draft.saved} after={draft.settings} />
        {running?.settings != null && choice.settings !== null && (
          <Differences title="Other than what is running" before={running.settings} after={choice.settings} />
        )}
        {choice.shown !== null && draft.errors.length === 0 && (
          <Fold summary="The code it gives" open>
            <Code code={choice.shown} language={document.language ?? ''} label="The code it gives" highlight={highlight} />
          </Fold>
        )}
      </div>
    </div>
  );
}

/** The errors of single keys with the lines at which they stand; where there are none, the refusal itself. */
function placed(draft: ConfigDraft, cause: string, errors: readonly IConfigError[]): IProblem[] {
  return errors.length === 0
    ? [{ message: cause, line: null, key: null }]
    : errors.map(({ message, line, key }) => ({
        message,
        key,
        line: (key === null ? null : draft.lineOf(settingPath(key))) ?? line
      }));
}

/** What the Spark of the config knows of options. Without it the form works too, only with less help. */
function useOptions({ api }: DocumentSpark, draft: ConfigDraft): OptionList {
  const [options, setOptions] = useState<OptionList>('coming');
  const home = draft.saved.spark_home;
  useEffect(() => {
    let current = true;
    setOptions('coming');
    api
      .options(typeof home === 'string' && home !== '' ? home : null)
      .then(found => current && setOptions(found.options.length === 0 && found.problem === null ? 'unknown' : found))
      .catch(() => current && setOptions('unknown'));
    return () => {
      current = false;
    };
  }, [api, home]);
  return options;
}
