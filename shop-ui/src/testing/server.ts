import { setupServer } from 'msw/node';

/** Answers nothing by itself: each test opens a FakeShop or says what fails. */
export const server = setupServer();
