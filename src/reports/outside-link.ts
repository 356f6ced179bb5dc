/** An address outside as a link may carry it: `http` and `https` alone, without a user name, which could pass for the host. Null for all others. */
export function outsideLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
}
