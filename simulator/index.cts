import { Clock } from './clock.cjs';
import { createControl } from './control.cjs';
import { Faults } from './faults.cjs';
import { JimiCloud } from './jimi/cloud.cjs';
import type { JimiFleet, JimiOptions } from './jimi/options.cjs';
import { KnotCloud } from './knot/cloud.cjs';
import type { KnotFleet, KnotOptions } from './knot/options.cjs';
import { ProtrackCloud, type ProtrackFleet, type ProtrackOptions } from './protrack/cloud.cjs';
import { listen, type World } from './server.cjs';
import { SegwayCloud, type SegwayOptions } from './segway/cloud.cjs';
import type { FleetOptions } from './mix.cjs';
import { SlackSink } from './slack.cjs';

export interface SimulatorOptions {
	/** Size of the Segway fleet, 200 by default. */
	vehicles?: number;
	/** The same seed gives the same fleets; 1 by default. */
	seed?: number;
	/** Exact counts of Segway vehicles by scenario, in place of `vehicles` and the usual mix. */
	mix?: Record<string, number>;
	/** 0 (the default) takes any free port. */
	ports?: { control?: number; segway?: number; slack?: number; protrack?: number; jimi?: number; knot?: number };
	/** Milliseconds before the one repeat of a push, 5000 by default. */
	pushRetryDelay?: number;
	/** Milliseconds that a Segway vehicle takes for a command, 0 by default. */
	commandDelay?: { min: number; max: number };
	/** Milliseconds before a vehicle that does not answer gives its time-out code, 2000 by default. */
	timeoutDelay?: number;
	segway?: SegwayOptions;
	protrack?: ProtrackOptions;
	jimi?: JimiOptions;
	knot?: KnotOptions;
}

/** New fleets: Segway's by its options, those of the other vendors by their own. */
export interface ResetOptions extends Partial<FleetOptions> {
	protrack?: ProtrackFleet & { seed?: number };
	jimi?: JimiFleet & { seed?: number };
	knot?: KnotFleet & { seed?: number };
}

/** A running simulator. */
export interface Simulator {
	readonly controlUrl: string;
	readonly segway: SegwayCloud;
	readonly protrack: ProtrackCloud;
	readonly jimi: JimiCloud;
	readonly knot: KnotCloud;
	readonly slack: SlackSink;
	readonly faults: Faults;
	readonly clock: Clock;
	readonly world: World;
	/** Every answer of every vendor takes at least so many milliseconds. */
	latency(ms: number): void;
	/** New fleets (the sizes not given stay); logs, faults, latency, clock, messages and push target at nought. */
	reset(fleet?: ResetOptions): void;
	stop(): Promise<void>;
}

export type { FaultAction, FaultRule } from './faults.cjs';
export type { LogEntry } from './log.cjs';
export type { Account as JimiAccount } from './jimi/accounts.cjs';
export type { Alarm as JimiAlarm, AlarmWish as JimiAlarmWish } from './jimi/alarms.cjs';
export type { Command as JimiCommand } from './jimi/commands.cjs';
export type { Device as JimiDevice } from './jimi/device.cjs';
export type { PushOptions as JimiPushOptions } from './jimi/pushOnDemand.cjs';
export type { PushTargetOptions as JimiPushTargetOptions, SentPush as JimiSentPush } from './jimi/pusher.cjs';
export type { Settings as JimiSettings } from './jimi/settings.cjs';
export type { Cluster as KnotCluster } from './knot/cluster.cjs';
export type { Mail as KnotMail } from './knot/mails.cjs';
export type { Maintenance as KnotMaintenance } from './knot/maintenances.cjs';
export type { FormName as KnotRoutes } from './knot/routes/operation.cjs';
export type { Settings as KnotSettings } from './knot/settings.cjs';
export type { User as KnotUser } from './knot/users.cjs';
export type { Vehicle as KnotVehicle } from './knot/vehicle.cjs';
export type { Alarm, AlarmWish } from './protrack/alarms.cjs';
export type { Account } from './protrack/accounts.cjs';
export type { Command } from './protrack/commands.cjs';
export type { Device, HistoryRecord } from './protrack/device.cjs';
export type { Settings as ProtrackSettings } from './protrack/settings.cjs';
export type { PushOptions } from './segway/push.cjs';
export type { SentPush } from './segway/pusher.cjs';
export type { Vehicle } from './segway/vehicle.cjs';
export type { SlackMessage } from './slack.cjs';
export type {
	JimiCloud,
	JimiOptions,
	KnotCloud,
	KnotOptions,
	ProtrackCloud,
	ProtrackOptions,
	SegwayCloud,
	SegwayOptions,
};

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
	const protrack = new ProtrackCloud(world, options.protrack ?? {}, seed);
	const jimi = new JimiCloud(world, options.jimi ?? {}, seed);
	const knot = new KnotCloud(world, options.knot ?? {}, seed);
	const slack = new SlackSink(clock);
	const sim = {
		controlUrl: '',
		segway,
		protrack,
		jimi,
		knot,
		slack,
		faults: world.faults,
		clock,
		world,
		latency(ms: number) {
			world.latency = ms;
		},
		reset({ protrack: trackers, jimi: devices, knot: vehiclesOfKnot, ...changes }: ResetOptions = {}) {
			// A size given without a mix is a wish for the usual mix.
			const next = { ...fleet, ...('vehicles' in changes ? { mix: undefined } : {}), ...changes };
			world.faults.clear();
			world.latency = 0;
			clock.offset(0);
			slack.messages.length = 0;
			segway.reset(next);
			protrack.reset({ seed: next.seed, ...trackers });
			jimi.reset({ seed: next.seed, ...devices });
			knot.reset({ seed: next.seed, ...vehiclesOfKnot });
			fleet = next;
		},
		async stop() {
			await Promise.all([control.close(), ...[segway, protrack, jimi, knot, slack].map((part) => part.stop())]);
		},
	};
	const control = createControl(sim, [segway, protrack, jimi, knot]);
	try {
		await segway.start(ports.segway ?? 0);
		await protrack.start(ports.protrack ?? 0);
		await jimi.start(ports.jimi ?? 0);
		await knot.start(ports.knot ?? 0);
		await slack.start(ports.slack ?? 0);
		sim.controlUrl = await listen(control, ports.control);
	} catch (error) {
		await sim.stop();
		throw error;
	}
	return sim;
}
