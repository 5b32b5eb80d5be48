// Runs while the page is still loading, before anything is painted. A file rather than an inline script, so that a
// content security policy can forbid inline scripts.

// A dark page never flashes white.
(() => {
  const readChoice = () => {
    try {
      return localStorage.getItem('variant-dash-color-scheme');
    } catch {
      return null; // storage is blocked
    }
  };
  const choice = readChoice();
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();

// The first numbers travel beside the code that shows them, not after it.
(() => {
  try {
    if (sessionStorage.getItem('variant-dash-locked') !== null) {
      return; // What is asked for without a token would be refused, and the refusal be kept for whoever asks with one.
    }
  } catch {
    return; // storage is blocked
  }
  const segment = /^\/p\/(.+)$/.exec(location.pathname)?.[1];
  const named = new URLSearchParams(location.search).get('persona');
  const persona = segment ?? (named && encodeURIComponent(named));
  if (persona) {
    const preload = document.createElement('link');
    preload.rel = 'preload';
    preload.as = 'fetch';
    preload.crossOrigin = 'anonymous';
    preload.href = `/api/metrics/${persona}`;
    document.head.append(preload);
  }
})();
