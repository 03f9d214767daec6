// Runs "Morning balance" and compares it with Knot's clusters.
import { errorOf, outputOf, type Rest } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';

export interface ShownBalance {
	/** The message that Slack got. */
	message: string;
	problems: string[];
}

/** What the report must say of a cluster, by what the cluster is an example of; null: nothing. Others may be anything. */
const EXPECTED: Record<string, string | null> = {
	full: 'too_full',
	empty: 'empty',
	down: 'out_of_order',
	'out-of-order': 'out_of_order',
	soon: null,
	// Outside the area.
	headquarters: null,
	campus: null,
};

/** "Morning balance": each cluster that needs somebody is named with the reason, and none that does not. */
export async function showBalance(rest: Rest, workflowId: string, { knot, slack }: Simulator): Promise<ShownBalance> {
	const execution = await rest.run(workflowId, 'Try It Now');
	if (execution.status !== 'success') {
		throw new Error(`The morning balance ended as ${execution.status}: ${errorOf(execution)}`);
	}
	const [report] = outputOf(execution, 'Write Table');
	const rows = report.details as Array<{ station_id: string; states: string[] }>;
	const message = slack.messages.at(-1)?.text ?? '';
	const problems = knot.clusters.flatMap(({ scenario, cluster_id, name }) => {
		const expected = EXPECTED[scenario];
		if (expected === undefined) return [];
		const states = rows.find(({ station_id }) => station_id === String(cluster_id))?.states ?? [];
		const isTold = message.includes(`${name} (${cluster_id}) | `);
		const isRight = expected === null ? states.length === 0 && !isTold : states.includes(expected) && isTold;
		return isRight
			? []
			: [`the morning balance is wrong about ${name} (${scenario}): ${states.join(', ') || 'in order'}`];
	});
	return { message, problems };
}
