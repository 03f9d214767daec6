// The simulated vendors in a process of their own, so that their work does not count as the nodes'.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startSimulator } from '../../simulator/index.cjs';

/** How many vehicles of each vendor; none unless told. */
export interface Fleet {
	/** E-mopeds that stand locked and answer to everything. */
	mopeds?: number;
	/** Trackers in parked cars. */
	trackers?: number;
	/** JIMI's devices in parked cars, and the accounts below the main one that have them. */
	devices?: number;
	subAccounts?: number;
}

/** What the simulator's process tells once it is ready. */
interface Address {
	segway: { url: string; clientId: string; clientSecret: string; iotCodes: string[] };
	protrack: {
		url: string;
		account: string;
		password: string;
		imeis: string[];
		/** A tracker that drives and reports every second, and the last second (epoch) it has surely reported. */
		driving: { imei: string; until: number };
	};
	jimi: {
		url: string;
		appKey: string;
		appSecret: string;
		userId: string;
		password: string;
		imeis: string[];
	};
}

interface Wish {
	latency?: number;
}

interface Told {
	requests: number;
}

export interface Vendor extends Address {
	/** From now on every answer takes so many milliseconds. */
	latency(ms: number): Promise<void>;
	/** Requests of the trackers' vendors since the last time it was asked, logins included. */
	requests(): Promise<number>;
	stop(): void;
}

/** Starts the simulator in a process of its own, with at least so many vehicles. It ends with this process at the latest. */
export async function startVendor(fleet: Fleet): Promise<Vendor> {
	const child = fork(__filename, [JSON.stringify(fleet)]);
	const [address] = (await once(child, 'message')) as [Address];
	const ask = async (wish: Wish) => {
		child.send(wish);
		const [told] = (await once(child, 'message')) as [Told];
		return told;
	};
	return {
		...address,
		latency: async (latency) => void (await ask({ latency })),
		requests: async () => (await ask({})).requests,
		stop: () => void child.kill(),
	};
}

async function serve({ mopeds = 0, trackers = 0, devices = 0, subAccounts }: Fleet): Promise<void> {
	// Not every vehicle of a fleet is an e-moped.
	const sim = await startSimulator({
		mix: { parked: mopeds * 2 },
		protrack: { mix: { driving: 1, parked: trackers } },
		jimi: { mix: { parked: devices }, subAccounts },
	});
	const { segway, protrack, jimi } = sim;
	const iotCodes = segway.vehicles.filter(({ model }) => model === 'e-moped').map(({ iotCode }) => iotCode);
	const driving = protrack.devices.find(({ scenario }) => scenario === 'driving')!;
	driving.reportInterval = 1;
	const imeis = protrack.devices.filter((device) => device !== driving).map(({ imei }) => imei);
	process.on('message', ({ latency }: Wish) => {
		if (latency !== undefined) sim.latency(latency);
		const requests = [protrack.log, jimi.log].reduce((sum, log) => sum + log.splice(0).length, 0);
		process.send!({ requests } satisfies Told);
	});
	process.on('disconnect', () => process.exit());
	process.send!({
		segway: {
			url: segway.url,
			clientId: segway.clientId,
			clientSecret: segway.clientSecret,
			iotCodes: iotCodes.slice(0, mopeds),
		},
		protrack: {
			url: protrack.url,
			account: protrack.account,
			password: protrack.password,
			imeis,
			driving: { imei: driving.imei, until: sim.clock.seconds() - 60 },
		},
		jimi: {
			url: jimi.url,
			appKey: jimi.appKey,
			appSecret: jimi.appSecret,
			userId: jimi.userId,
			password: jimi.password,
			imeis: jimi.devices.map(({ imei }) => imei),
		},
	} satisfies Address);
}

if (require.main === module) void serve(JSON.parse(process.argv[2]) as Fleet);
