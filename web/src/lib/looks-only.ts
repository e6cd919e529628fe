import { createContext } from 'react';

/** For what is drawn without an element of the browser's own, and so not disabled by its fieldset. */
export const LooksOnly = createContext(false);
