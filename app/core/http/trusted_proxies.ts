import { BlockList, isIP } from 'node:net'

/**
 * Whose word about a visitor's address is believed: this machine's and that of the named proxies.
 *
 * @param named addresses and networks, e.g. "10.0.0.5, 172.16.0.0/12"
 * @throws Error where one of them is neither
 */
export function isTrustedProxy(named = ''): (address?: string) => boolean {
  const trusted = new BlockList()
  for (const entry of ['127.0.0.1', '::1', ...named.split(',').map((part) => part.trim())].filter(Boolean)) {
    const [network, bits] = entry.split('/')
    const version = isIP(network)
    const most = version === 6 ? 128 : 32
    if (!version || (bits !== undefined && !(Number(bits) >= 0 && Number(bits) <= most)))
      throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a network like 172.16.0.0/12.`)
    trusted.addSubnet(network, bits === undefined ? most : Number(bits), version === 6 ? 'ipv6' : 'ipv4')
  }
  return (address) => {
    // whoever has left in the meantime has no address any more
    const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
    return isIP(plain) !== 0 && trusted.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}
