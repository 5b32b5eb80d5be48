/** Longer ones are cut by every system anyway. */
const LONGEST = 240;

export function canNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

/** Whether the browser could be allowed to. One that was told no does not ask again. */
export function mayAskToNotify(): boolean {
  return 'Notification' in window && Notification.permission !== 'denied';
}

/** Asks the person at the browser; true where it is allowed. */
export async function askToNotify(): Promise<boolean> {
  return 'Notification' in window && (await Notification.requestPermission()) === 'granted';
}

/** Tells something outside of the page; the page comes to the front where it is clicked. */
export function notify(title: string, text: string, onClick: () => void): void {
  try {
    const notification = new Notification(title, {
      body: text.slice(0, LONGEST),
      icon: '/favicon-kill.svg',
      tag: 'variant-dash-kill',
    });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onClick();
    };
  } catch {
    // Some phones notify only from a service worker: the page shows the kill all the same.
  }
}
