import { access } from '@/lib/access/access';
import { useAccess } from '@/lib/access/useAccess';
import classes from './Account.module.css';

/** Who is signed in; nothing where nobody has to be. */
export function Account() {
  const { name } = useAccess();
  return name === null ? null : (
    <div className={classes.account} data-testid="account">
      <span className={classes.name} title={`Signed in as ${name}`}>
        {name}
      </span>
      <button
        type="button"
        className={classes.out}
        onClick={() => {
          void access.signOut();
        }}
      >
        Sign out
      </button>
    </div>
  );
}
