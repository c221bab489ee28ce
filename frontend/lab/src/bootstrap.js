// The containers of the user's own (federated) extensions must all be known before the application's modules are
// chosen: only then can the highest compatible version of each shared package win. Hence the late import of main.
import { pageOption } from './page-option.js';

async function addContainer({ name, load }) {
  const url = `${pageOption('fullLabextensionsUrl')}/${name}/${load}`;
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`The extension ${name} could not be loaded from ${url}.`));
    document.head.append(script);
  });
  await __webpack_init_sharing__('default');
  await window._JUPYTERLAB[name].init(__webpack_share_scopes__.default);
}

async function bootstrap() {
  const results = await Promise.allSettled((pageOption('federated_extensions') || []).map(addContainer));
  for (const result of results) {
    if (result.status === 'rejected') {
      console.error(result.reason);
    }
  }
  const { main } = await import('./main.js');
  if (document.readyState === 'complete') {
    await main();
  } else {
    window.addEventListener('load', () => void main());
  }
}

void bootstrap();
