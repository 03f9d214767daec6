import { Clock } from './clock.cjs';
import { createControl } from './control.cjs';
import { Faults } from './faults.cjs';
import { listen, type World } from './server.cjs';
import { SegwayCloud, type SegwayOptions } from './segway/cloud.cjs';
import type { FleetOptions } from './segway/fleet.cjs';
import { SlackSink } from './slack.cjs';

export interface SimulatorOptions {
	/** Size of the fleet, 200 by default. */
	vehicles?: number;
	/** The same seed gives the same fleet; 1 by default. */
	seed?: number;
	/** Exact counts by scenario, in place of `vehicles` and the usual mix. */
	mix?: Record<string, number>;
	/** 0 (the default) takes any free port. */
	ports?: { control?: number; segway?: number; slack?: number };
	/** Milliseconds before the one repeat of a push, 5000 by default. */
	pushRetryDelay?: number;
	/** Milliseconds that a vehicle takes for a command, 0 by default. */
	commandDelay?: { min: number; max: number };
	/** Milliseconds before a vehicle that does not answer gives its time-out code, 2000 by default. */
	timeoutDelay?: number;
	segway?: SegwayOptions;
}

/** A running simulator. */
export interface Simulator {
	readonly controlUrl: string;
	readonly segway: SegwayCloud;
	readonly slack: SlackSink;
	readonly faults: Faults;
	readonly clock: Clock;
	readonly world: World;
	/** Every answer of every vendor takes at least so many milliseconds. */
	latency(ms: number): void;
	/** A new fleet (the sizes not given stay); log, faults, latency, clock, messages and push target at nought. */
	reset(fleet?: Partial<FleetOptions>): void;
	stop(): Promise<void>;
}

export type { FaultAction, FaultRule } from './faults.cjs';
export type { LogEntry } from './log.cjs';
export type { PushOptions } from './segway/push.cjs';
export type { SentPush } from './segway/pusher.cjs';
export type { Vehicle } from './segway/vehicle.cjs';
export type { SlackMessage } from './slack.cjs';
export type { SegwayCloud, SegwayOptions };

/**
 * Starts the simulated vendor clouds, Slack's webhook and the control API on loopback.
 * @throws when a fixed port is taken, or the mix names an unknown scenario
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { vehicles = 200, seed = 1, mix, ports = {}, pushRetryDelay = 5000, timeoutDelay = 2000 } = options;
	const { commandDelay = { min: 0, max: 0 } } = options;
	let fleet: FleetOptions = { vehicles, seed, mix };
	const clock = new Clock();
	const world: World = { clock, faults: new Faults(), latency: 0 };
	const segway = new SegwayCloud(world, { ...options.segway, fleet, pushRetryDelay, commandDelay, timeoutDelay });
	const slack = new SlackSink(clock);
	const sim = {
		controlUrl: '',
		segway,
		slack,
		faults: world.faults,
		clock,
		world,
		latency(ms: number) {
			world.latency = ms;
		},
		reset(changes: Partial<FleetOptions> = {}) {
			// A size given without a mix is a wish for the usual mix.
			const next = { ...fleet, ...('vehicles' in changes ? { mix: undefined } : {}), ...changes };
			world.faults.clear();
			world.latency = 0;
			clock.offset(0);
			slack.messages.length = 0;
			segway.reset(next);
			fleet = next;
		},
		async stop() {
			await Promise.all([control.close(), segway.stop(), slack.stop()]);
		},
	};
	const control = createControl(sim, [segway]);
	try {
		await segway.start(ports.segway ?? 0);
		await slack.start(ports.slack ?? 0);
		sim.controlUrl = await listen(control, ports.control);
	} catch (error) {
		await sim.stop();
		throw error;
	}
	return sim;
}
