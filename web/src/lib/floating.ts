const floating = ['dialog', 'alertdialog', 'menu', 'listbox'].map(role => `[role=${role}]:not([data-toast])`).join();

/** Whether something floats over the page that has the keys for itself; a notice at its edge, a dialog by its role, has not. */
export const somethingFloats = () => document.querySelector(floating) !== null;
