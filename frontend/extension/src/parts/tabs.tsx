import React, { useId, useState } from 'react';

interface ITabsProps {
  readonly label: string;
  readonly tabs: readonly (readonly [name: string, content: React.ReactNode])[];
}

/** Several views of one thing, one at a time. */
export function Tabs({ label, tabs }: ITabsProps): JSX.Element {
  const id = useId();
  const [active, setActive] = useState(0);
  const go = (to: number): void => {
    const next = (to + tabs.length) % tabs.length;
    setActive(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="startspark-tabs"
        onKeyDown={event => {
          if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
            event.preventDefault();
            go(active + (event.key === 'ArrowRight' ? 1 : -1));
          }
        }}
      >
        {tabs.map(([name], at) => (
          <button
            key={name}
            id={`${id}-tab-${at}`}
            type="button"
            role="tab"
            aria-selected={at === active}
            aria-controls={`${id}-${at}`}
            tabIndex={at === active ? 0 : -1}
            onClick={() => setActive(at)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-${active}`} aria-labelledby={`${id}-tab-${active}`}>
        {tabs[active][1]}
      </div>
    </>
  );
}
