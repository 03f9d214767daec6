import './budget.suite';

jest.setTimeout(120_000);
