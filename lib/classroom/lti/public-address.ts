import { BlockList, isIPv4 } from "node:net";

/** Ranges that lead to nobody on the internet, or back into a network of ours (RFC 6890 and its successors). */
const privateRanges: [network: string, prefix: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const closedV4 = new BlockList();
for (const [network, prefix] of privateRanges) closedV4.addSubnet(network, prefix, "ipv4");

/** Of IPv6 only what is given out for the internet, without the ranges in it that are for examples and tunnels. */
const openV6 = new BlockList();
openV6.addSubnet("2000::", 3, "ipv6");
const closedV6 = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  closedV6.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address is one of the public internet's. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedV4.check(address, "ipv4");
  return openV6.check(address, "ipv6") && !closedV6.check(address, "ipv6");
}

export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || (isIPv4(address) && address.startsWith("127."));
}
