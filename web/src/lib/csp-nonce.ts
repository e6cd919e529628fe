/** The nonce of this response, put into index.html by the gateway: what makes style elements at run time must show it. */
export const cspNonce = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
