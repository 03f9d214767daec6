// An active workflow that begins with the JIMI Trigger.
import type { INodeParameters } from 'n8n-workflow';
import type { JimiPushOptions } from '../../../../simulator/index.cjs';
import type { JimiFleet } from './jimiFleet.cjs';
import { type Opened, open } from './receiver.cjs';
import { trigger } from './workflow.cjs';

/** How a push is acknowledged unless the person says otherwise. */
export const ACKNOWLEDGED = { status: 200, body: '{"code":0,"message":"success","msg":"success"}' };
export const FORGED = { status: 401, body: '{"code":401,"message":"not proven to come from JIMI"}' };

export interface JimiReceiver extends Opened {
	/** What a person hands to JIMI: the address with the key behind it. */
	url: string;
	/** Lets the simulator push for the first device of the fleet, or send a probe; returns the answer. */
	push(type?: string, options?: JimiPushOptions): Promise<{ status: number | null; body: string }>;
}

/** Activates a workflow with the trigger. */
export async function receive(
	fleet: JimiFleet,
	parameters: INodeParameters = {},
	credential = fleet.credential,
): Promise<JimiReceiver> {
	const opened = await open(fleet.rest, trigger(parameters, credential));
	const url = `${opened.baseUrl}?key=${fleet.pushSecret}`;
	return {
		...opened,
		url,
		async push(type = 'alarm', options = {}) {
			const { attempts } = await fleet.cloud.push(type, fleet.vehicles[0].imei, { url, ...options });
			return attempts.at(-1)!;
		},
	};
}
