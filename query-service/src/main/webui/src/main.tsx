import './app/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Providers } from './app/Providers';
import { access } from './lib/access/access';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element #root');
}
const page = createRoot(root);

function render() {
  page.render(
    <StrictMode>
      <Providers>
        <App />
      </Providers>
    </StrictMode>,
  );
}

const signingIn = access.begin(window.location.href);
if (signingIn === null) {
  render();
} else {
  void signingIn.then(render);
}
