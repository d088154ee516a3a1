import { networkOf } from './network-of.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.000.113.007', '203.0.113.7'],
    ['203.0.113.7:50123', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['[2001:db8:1:2::1]:50123', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['FE80::1%eth1', 'fe80:0:0:0'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

  it.each([
    ['mapped', '::ffff:203.0.113.7'],
    ['mapped, upper case', '::FFFF:203.0.113.7'],
    ['mapped, in hexadecimal', '::ffff:cb00:7107'],
    ['mapped, at full length', '0000:0000:0000:0000:0000:ffff:cb00:7107'],
    ['mapped, with a zone', '::ffff:203.0.113.7%eth0'],
    ['compatible', '::203.0.113.7'],
    ['translated', '::ffff:0:203.0.113.7'],
    ['NAT64', '64:ff9b::203.0.113.7'],
    ['6to4', '2002:cb00:7107:1:2:3:4:5'],
    ['6to4, another of its networks', '2002:cb00:7107:ffff::1'],
    ['Teredo', '2001:0:c000:201:0:63bf:34ff:8ef8'],
    ['Teredo by another server and port', '2001:0:c633:6401:8000:1234:34ff:8ef8'],
  ])('one IPv4 address is one however it is carried: %s', (_, address) => {
    expect(networkOf(address)).toBe('203.0.113.7');
    expect(networkOf(address, 48)).toBe('203.0.113.7');
  });

  it('counts wider networks, which some customers have, separately', () => {
    const addresses = ['2001:db8:1:2200::1', '2001:db8:1:22ff:3::1', '2001:db8:1:2300::1', '2001:db8:2::1'];
    expect(addresses.map((address) => networkOf(address, 56))).toEqual([
      '2001:db8:1:2200/56',
      '2001:db8:1:2200/56',
      '2001:db8:1:2300/56',
      '2001:db8:2:0/56',
    ]);
    expect(new Set(addresses.map((address) => networkOf(address, 48)))).toEqual(
      new Set(['2001:db8:1/48', '2001:db8:2/48']),
    );
  });

  it.each(['', 'unknown', '256.1.1.1', '1.2.3', 'x'.repeat(10_000), '2001:db8:::1', '_hidden', '1.2.3.4.5'])(
    'what is no address is one unknown: %j',
    (nonsense) => expect(networkOf(nonsense)).toBe('unknown'),
  );
});
