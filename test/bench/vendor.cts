// The simulated Segway in a process of its own, so that its work does not count as the node's.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startSimulator } from '../../simulator/index.cjs';

/** What the simulator's process tells once it is ready. */
interface Address {
	url: string;
	clientId: string;
	clientSecret: string;
	/** E-mopeds that stand locked and answer to everything. */
	iotCodes: string[];
}

export interface Vendor extends Address {
	/** From now on every answer takes so many milliseconds. */
	latency(ms: number): Promise<void>;
	stop(): void;
}

/** Starts the simulator in a process of its own, with at least so many e-mopeds. It ends with this process at the latest. */
export async function startVendor(mopeds: number): Promise<Vendor> {
	const child = fork(__filename, [String(mopeds)]);
	const [address] = (await once(child, 'message')) as [Address];
	return {
		...address,
		async latency(ms) {
			child.send(ms);
			await once(child, 'message');
		},
		stop: () => void child.kill(),
	};
}

async function serve(mopeds: number): Promise<void> {
	// Not every vehicle of a fleet is an e-moped.
	const sim = await startSimulator({ mix: { parked: mopeds * 2 } });
	const { url, clientId, clientSecret, vehicles } = sim.segway;
	const iotCodes = vehicles.filter(({ model }) => model === 'e-moped').map(({ iotCode }) => iotCode);
	process.on('message', (ms: number) => {
		sim.latency(ms);
		process.send!('set');
	});
	process.on('disconnect', () => process.exit());
	process.send!({ url, clientId, clientSecret, iotCodes: iotCodes.slice(0, mopeds) } satisfies Address);
}

if (require.main === module) void serve(Number(process.argv[2]));
