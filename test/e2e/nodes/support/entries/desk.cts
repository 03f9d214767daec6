// Hands out the items of a workflow that runs many nodes after each other, and cuts the simulator's log between them.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INode } from 'n8n-workflow';
import type { LogEntry } from '../../../../../simulator/index.cjs';
import { node } from '../workflow.cjs';

/** What has to be done before the node of that number runs; gives the item for it. */
export type Turn = () => object | Promise<object>;

/**
 * A workflow gets each item by a request of n8n's own HTTP Request node to this desk. So the stage is set right before
 * the vendor's node runs, and what the simulator logs from then on until the next item is asked for is of this node.
 */
export class Desk {
	private readonly slices: LogEntry[][] = [];
	private readonly server: Server;
	private turn = -1;

	private constructor(
		private readonly log: LogEntry[],
		private readonly turns: Turn[],
	) {
		this.server = createServer((request, response) => {
			this.take(Number(request.url?.slice(1))).then(
				(item) => response.setHeader('content-type', 'application/json').end(JSON.stringify(item)),
				(error: Error) => response.writeHead(500).end(error.message),
			);
		});
	}

	/** @param log of the simulated cloud, live */
	static async open(log: LogEntry[], turns: Turn[]): Promise<Desk> {
		const desk = new Desk(log, turns);
		await new Promise<void>((resolve) => desk.server.listen(0, '127.0.0.1', resolve));
		return desk;
	}

	/** The node that asks for the item of this number. */
	node(index: number): INode {
		const { port } = this.server.address() as AddressInfo;
		const parameters = { url: `http://127.0.0.1:${port}/${index}`, options: {} };
		return node(`Item ${index}`, 'n8n-nodes-base.httpRequest', parameters, { typeVersion: 4.2 });
	}

	/** Ends the desk; gives what was logged in each turn. */
	async close(): Promise<LogEntry[][]> {
		this.cut();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
		return this.turns.map((_, index) => this.slices[index] ?? []);
	}

	private async take(index: number): Promise<object> {
		this.cut();
		const item = await this.turns[index]();
		this.log.length = 0;
		this.turn = index;
		return item;
	}

	private cut(): void {
		if (this.turn !== -1) this.slices[this.turn] = [...this.log];
		this.turn = -1;
	}
}
