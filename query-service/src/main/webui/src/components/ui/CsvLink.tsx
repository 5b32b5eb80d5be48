import { useState } from 'react';
import { csvBlob, type Table } from '@/lib/csv';
import { download } from '@/lib/download';
import classes from './CsvLink.module.css';

interface CsvLinkProps {
  /** Of the list: it becomes the name of the file. */
  readonly name: string;
  /** Asked for when it is wanted: what the list shows, or all of it as the service writes it. */
  readonly table: () => Table | Promise<Blob>;
}

/** Saves a list for a spreadsheet. */
export function CsvLink({ name, table }: CsvLinkProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    try {
      const content = table();
      download(content instanceof Promise ? await content : csvBlob(content), `${name}.csv`);
      setProblem(null);
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : 'The table could not be made.');
    }
    setBusy(false);
  };
  return (
    <>
      {problem !== null && <span role="alert">{problem}</span>}
      <a
        href={`#${name}.csv`}
        download={`${name}.csv`}
        className={classes.link}
        aria-label={`Save ${name} as CSV`}
        aria-busy={busy || undefined}
        onClick={(event) => {
          event.preventDefault();
          if (!busy) {
            void save();
          }
        }}
      >
        {busy ? 'CSV …' : 'CSV'}
      </a>
    </>
  );
}
