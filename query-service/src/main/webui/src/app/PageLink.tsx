import { writeAddress } from './address/address';
import { goToPage, useAddress } from './address/useAddress';
import classes from './layout.module.css';

interface PageLinkProps {
  /** A page of the persona; none for its dashboard. */
  readonly page: 'history' | undefined;
  readonly text: string;
}

/** Leads to another page of the same persona. */
export function PageLink({ page, text }: PageLinkProps) {
  const { persona, search } = useAddress();
  return (
    <a
      href={writeAddress({ persona, search: { ...search, page } })}
      className={classes.pageLink}
      onClick={(event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          goToPage(page);
        }
      }}
    >
      {text}
    </a>
  );
}
