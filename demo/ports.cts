// Ports of the loopback interface.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

async function listenOnce(port: number): Promise<number> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	const { port: taken } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return taken;
}

/** A port that nobody uses. */
export const freePort = () => listenOnce(0);

/** Whether nobody listens at this port. */
export const isFree = (port: number) => listenOnce(port).then(Boolean, () => false);
