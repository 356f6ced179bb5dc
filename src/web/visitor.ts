import { BlockList, isIP, isIPv6 } from 'node:net';
import type { ReaderContext } from './respond.js';

/**
 * Proxies whose word is taken for whom they ask: how many stand between the reader and its visitors, or their addresses and networks
 * (`10.0.0.0/8`). An empty list trusts nobody.
 */
export type TrustedProxies = number | readonly string[];

/**
 * Tells who asks, as far as that can be known: the address of the connection or, where that is a trusted proxy's, the one for which it says
 * to ask (`X-Forwarded-For`, each proxy adding the address that it heard from), and so on from proxy to proxy. What stands before the first
 * address that is not trusted may have been written by anybody, and is not looked at.
 */
export function visitorReader(proxies: TrustedProxies): (context: ReaderContext) => string {
  const isProxy = typeof proxies === 'number' ? (_: string, place: number) => place < proxies : isOneOf(proxies);
  return (context) => {
    const heard = (context.req.header('x-forwarded-for') ?? '').split(',').map(plain).reverse();
    let visitor = plain(context.env?.incoming?.socket.remoteAddress ?? '');
    for (const [place, address] of heard.entries()) {
      if (isIP(address) === 0 || !isProxy(visitor, place)) break;
      visitor = address;
    }
    return network(visitor);
  };
}

function isOneOf(proxies: readonly string[]): (address: string) => boolean {
  const listed = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/', 2);
    if (bits === undefined) listed.addAddress(address, familyOf(address));
    else listed.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && listed.check(address, familyOf(address));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** An address of IPv4 that came in IPv6's clothes is the same address. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** Whoever has one address of IPv6 has a whole network of them (RFC 6177): they count as one. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
