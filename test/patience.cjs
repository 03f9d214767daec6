// A busy machine takes its time: limits are there to end what hangs. jest knows no such setting for a single project.
jest.setTimeout(120_000);
