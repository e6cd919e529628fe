/** Browsers bind a passkey to a name, and make none for a bare IP address. */
export const passkeysWork = () =>
  typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);

/** The person has closed the browser's question: nothing has happened, and nothing need be said. */
export const isDismissed = (error: unknown) => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  return (made as PublicKeyCredential).toJSON() as unknown;
}

export async function provePasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const proof = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return (proof as PublicKeyCredential).toJSON() as unknown;
}
