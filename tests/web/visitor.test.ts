import { describe, expect, it } from 'vitest';
import type { ReaderContext } from '../../src/web/respond.js';
import { type TrustedProxies, visitorReader } from '../../src/web/visitor.js';

/** Who asks, by a connection from an address and what its request says. */
const visitor = (proxies: TrustedProxies, remoteAddress: string, forwarded?: string): string =>
  visitorReader(proxies)({
    env: { incoming: { socket: { remoteAddress } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  } as unknown as ReaderContext);

describe('who asks', () => {
  it('is the address of the connection where no proxy is trusted, whatever the request says', () => {
    expect(visitor([], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(visitor([], '127.0.0.1', '198.51.100.1')).toBe('127.0.0.1');
  });

  it('is the address that a trusted proxy heard from, and none that stands before it', () => {
    expect(visitor(['127.0.0.1'], '127.0.0.1', '192.0.2.66, 198.51.100.1')).toBe('198.51.100.1');
    expect(visitor(['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
    expect(visitor(['10.0.0.0/8'], '10.9.8.7', '198.51.100.1')).toBe('198.51.100.1');
    expect(visitor(['127.0.0.1'], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  });

  it('is found through several trusted proxies', () => {
    const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48'];
    expect(visitor(proxies, '127.0.0.1', '192.0.2.66, 198.51.100.1, 10.1.1.1')).toBe('198.51.100.1');
    expect(visitor(proxies, '127.0.0.1', '198.51.100.1, 2001:db8:1::7, 10.1.1.1')).toBe('198.51.100.1');
    expect(visitor(proxies, '127.0.0.1', '10.2.2.2, 10.1.1.1')).toBe('10.2.2.2');
  });

  it('is counted by the number of proxies', () => {
    expect(visitor(1, '203.0.113.1', '192.0.2.66, 198.51.100.1')).toBe('198.51.100.1');
    expect(visitor(2, '203.0.113.1', '192.0.2.66, 198.51.100.1, 203.0.113.2')).toBe('198.51.100.1');
    expect(visitor(2, '203.0.113.1', '198.51.100.1')).toBe('198.51.100.1');
  });

  it('is the last that is an address, where a proxy adds something else', () => {
    for (const odd of ['unknown', '', '198.51.100.1:80', '<script>', 'a'.repeat(10_000)])
      expect(visitor(['127.0.0.1'], '127.0.0.1', odd)).toBe('127.0.0.1');
    expect(visitor(['127.0.0.1'], '127.0.0.1')).toBe('127.0.0.1');
  });

  it('is a network of IPv6, which is one person’s', () => {
    const one = visitor([], '2001:db8:1:2:aaaa::1');
    expect(visitor([], '2001:db8:1:2:bbbb::9')).toBe(one);
    expect(visitor([], '2001:db8:1:3:aaaa::1')).not.toBe(one);
  });
});
