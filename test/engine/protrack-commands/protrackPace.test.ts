import './pace.suite';

jest.setTimeout(60_000);
