import { copyIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';
import { missingKeys } from '../asked';
import type { DocumentSpark } from '../document-spark';
import { AskedFields } from '../parts/asked-fields';
import { BrokenFiles } from '../parts/broken-files';
import { ClusterSelect } from '../parts/cluster-select';
import { Code } from '../parts/code';
import { ConfigCard } from '../parts/config-card';
import { ErrorReport } from '../parts/error-report';
import { IStateProps } from './props';

interface IUnsupportedProps extends IStateProps {
  readonly reason: 'language' | 'silent';
  readonly language: string;
}

const NAMES: Readonly<Record<string, string>> = { python: 'Python', csharp: 'C#', r: 'R', julia: 'Julia', scala: 'Scala' };

/** The languages whose kernels our extension can be sent to. */
const SENDABLE: readonly string[] = ['python'];

function explanation(reason: 'language' | 'silent', language: string, hasCode: boolean): [string, string] {
  const name = NAMES[language] ?? language;
  const copy = hasCode ? ' Or copy the code below into a cell and run it.' : '';
  if (reason === 'silent') {
    return [
      'This kernel does not know Start Spark',
      SENDABLE.includes(language)
        ? `It gave no answer within three seconds; another server may have started it. Connect it, and Spark can be started here.${copy}`
        : `It gave no answer within three seconds, so it is another kernel than Start Spark's own. Choose the kernel C# at the top right of the notebook, or restart it from the Kernel menu.${copy}`
    ];
  }
  return [
    `Not in ${name} notebooks`,
    hasCode
      ? 'Start Spark speaks Python and C#. In this notebook, copy the code below into a cell and run it.'
      : 'Start Spark speaks Python and C#. Open such a notebook, or choose such a kernel for this one.'
  ];
}

/** The kernel cannot be told to start Spark; where there is a template for its language, the code is there to copy. */
export function Unsupported({ document, highlight, reason, language }: IUnsupportedProps): JSX.Element {
  const { catalog, choice } = document;
  const hasCode = (catalog.configs ?? []).some(config => config.languages.includes(language));
  const [title, text] = explanation(reason, language, hasCode);
  return (
    <>
      <h3 tabIndex={-1}>{title}</h3>
      <p>{text}</p>
      {reason === 'silent' && SENDABLE.includes(language) && <ConnectButton document={document} />}
      {hasCode && choice.config !== null && (
        <>
          <ClusterSelect catalog={catalog} choice={choice} />
          <ConfigCard config={choice.config} />
          <AskedFields choice={choice} />
          {choice.renderError !== null && <ErrorReport error={choice.renderError} />}
          {choice.shown !== null && missingKeys(choice.config, choice.typed).length === 0 && (
            <>
              <CopyButton code={choice.shown} />
              <Code code={choice.shown} language={language} label="The code to copy" highlight={highlight} />
            </>
          )}
          <BrokenFiles configs={catalog.broken} />
        </>
      )}
    </>
  );
}

function ConnectButton({ document }: { readonly document: DocumentSpark }): JSX.Element {
  const { isConnecting, error } = document.connector;
  return (
    <>
      <button
        type="button"
        className="startspark-button startspark-primary"
        disabled={isConnecting}
        onClick={() => void document.connectKernel()}
      >
        Connect this kernel
      </button>
      <p role="status" className="startspark-quiet">
        {isConnecting ? 'On its way. If a cell is running, it comes first.' : ''}
      </p>
      {error !== null && <ErrorReport error={error} />}
    </>
  );
}

function CopyButton({ code }: { readonly code: string }): JSX.Element {
  const [result, setResult] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setResult('Copied.');
    } catch {
      setResult('The browser does not let this page copy: select the code and copy it by hand.');
    }
  };
  return (
    <div className="startspark-buttons">
      <button type="button" className="startspark-button" onClick={() => void copy()}>
        Copy
        <copyIcon.react tag="span" aria-hidden="true" />
      </button>
      <span role="status">{result}</span>
    </div>
  );
}
