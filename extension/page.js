// Loads the wasm, which draws and runs the page that `main` names.
import init, * as pages from './pages.js';

const main = document.querySelector('main');
init()
  .then(() => pages[`open_${main.dataset.page}`]())
  .catch((error) => {
    main.setAttribute('role', 'alert');
    main.textContent = chrome.i18n.getMessage('pageBroken', [String(error?.message ?? error)]);
  });
