// Data tables of n8n over its REST API.
import type { Session } from './session.cjs';

export type DataTableValue = string | number | boolean | null;

export interface DataTableColumn {
	/** Letters, digits and underscores, a letter first. */
	name: string;
	type: 'string' | 'number' | 'boolean' | 'date';
}

export type DataTableRow = Record<string, DataTableValue>;

export interface DataTable {
	id: string;
	name: string;
	columns: Array<DataTableColumn & { id: string; index: number }>;
}

export interface DataTableFilter {
	type?: 'and' | 'or';
	filters: Array<{
		columnName: string;
		condition: 'eq' | 'neq' | 'like' | 'ilike' | 'gt' | 'gte' | 'lt' | 'lte' | 'isEmpty' | 'isNotEmpty';
		value: DataTableValue;
	}>;
}

const PAGE = 250;
const everyRow: DataTableFilter = { filters: [{ columnName: 'id', condition: 'gte', value: 0 }] };

export class DataTables {
	private project?: string;

	constructor(private readonly session: Session) {}

	async list(): Promise<DataTable[]> {
		const { data } = await this.session.request<{ data: DataTable[] }>('GET', await this.path());
		return data;
	}

	async find(name: string): Promise<DataTable | undefined> {
		const { data } = await this.session.request<{ data: DataTable[] }>('GET', await this.path(), {
			query: { filter: { name } },
		});
		// n8n's filter finds parts of names too.
		return data.find((table) => table.name === name);
	}

	async create(name: string, columns: DataTableColumn[]): Promise<DataTable> {
		return await this.session.request('POST', await this.path(), { body: { name, columns } });
	}

	async addColumn(id: string, column: DataTableColumn): Promise<void> {
		await this.session.request('POST', await this.path(id, 'columns'), { body: column });
	}

	async insert(id: string, rows: DataTableRow[]): Promise<void> {
		if (rows.length === 0) return;
		await this.session.request('POST', await this.path(id, 'insert'), { body: { data: rows, returnType: 'count' } });
	}

	/** All rows that fit, with n8n's own columns id, createdAt and updatedAt; in the order of insertion. */
	async rows(id: string, filter?: DataTableFilter): Promise<DataTableRow[]> {
		const all: DataTableRow[] = [];
		for (;;) {
			const query = { filter, sortBy: 'id:asc', take: String(PAGE), skip: String(all.length) };
			const { count, data } = await this.session.request<{ count: number; data: DataTableRow[] }>(
				'GET',
				await this.path(id, 'rows'),
				{ query },
			);
			all.push(...data);
			if (data.length === 0 || all.length >= count) return all;
		}
	}

	async deleteRows(id: string, filter: DataTableFilter = everyRow): Promise<void> {
		await this.session.request('DELETE', await this.path(id, 'rows'), { query: { filter } });
	}

	async delete(id: string): Promise<void> {
		await this.session.request('DELETE', await this.path(id));
	}

	/** Makes the table hold exactly these rows: a new table, or the emptied one of that name. */
	async fill(name: string, columns: DataTableColumn[], rows: DataTableRow[]): Promise<DataTable> {
		const existing = await this.find(name);
		if (existing) await this.deleteRows(existing.id);
		const table = existing ?? (await this.create(name, columns));
		await this.insert(table.id, rows);
		return table;
	}

	private async path(id?: string, part?: string): Promise<string> {
		this.project ??= (await this.session.request<{ id: string }>('GET', '/rest/projects/personal')).id;
		return ['/rest/projects', this.project, 'data-tables', id, part].filter(Boolean).join('/');
	}
}
