import { BlockList } from 'node:net';

/** Node's own check, which does not exist where the package runs. */
export function inRange(ip: string, net: string, prefix: number, family: 'ipv4' | 'ipv6'): boolean {
	const list = new BlockList();
	list.addSubnet(net, prefix, family);
	return list.check(ip, family);
}
