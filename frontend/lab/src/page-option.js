// Runs before any shared module is there, so it may import nothing of JupyterLab's.

let options;

/** One value of the configuration that the server wrote into the page; '' where it has none. */
export function pageOption(name) {
  if (options === undefined) {
    const tag = document.getElementById('jupyter-config-data');
    options = JSON.parse(tag?.textContent || '{}');
  }
  return options[name] ?? '';
}
