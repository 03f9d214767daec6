import type { IDataObject } from 'n8n-workflow';
import type { PushOptions } from '../../../simulator/index.cjs';
import { Stage } from '../stage';
import { triggerFlow } from '../workflows';
import type { Front, Served } from './front.cjs';
import { openFront } from './front.cjs';

export const EVERY_PUSH = ['alert', 'fault', 'location', 'status', 'components', 't60/location', 't60/status'];
export const ACKNOWLEDGED = '{"code":0,"message":"success"}';

let lastCredential = 0;

/** A trigger that Segway pushes to; each has a credential id of its own, since the node keeps secrets by that id. */
export class Setting {
	private constructor(
		readonly stage: Stage,
		readonly front: Front,
	) {}

	static async open(stage: Stage, parameters: IDataObject = {}): Promise<Setting> {
		const filled = { events: EVERY_PUSH, simplify: true, options: {}, ...parameters };
		const workflow = stage.engine.workflow(triggerFlow(filled, `push-${++lastCredential}`));
		const front = await openFront(
			async (request, response) => await stage.engine.webhook(workflow, 'T', request as never, response as never),
		);
		return new Setting(stage, front);
	}

	async close() {
		await this.front.close();
	}

	/** One push of a vehicle, without the vendor's retry; what n8n answered and what the node made of it. */
	async push(type: string, options: PushOptions = {}, vehicle = this.vehicleFor(type)) {
		const sent = { url: this.front.base, retry: false, ...options };
		const { attempts } = await this.stage.sim.segway.push(type, vehicle, sent);
		return { ...attempts[0], ...read(this.front.served.at(-1)!) };
	}

	/** Any request at all. */
	async post(path: string, body: string | FormData, headers: Record<string, string> = {}) {
		const response = await fetch(this.front.base + path, { method: 'POST', body, headers });
		return { status: response.status, body: await response.text(), ...read(this.front.served.at(-1)!) };
	}

	vehicleFor(type: string): string {
		return (type.startsWith('t60') ? this.stage.t60() : this.stage.moped()).iotCode;
	}
}

function read({ result, thrown }: Served) {
	return { thrown, items: result?.workflowData?.[0].map(({ json }) => json) };
}
