// A real n8n takes its time on a busy machine; jest knows no such setting for a single project.
jest.setTimeout(120_000);
