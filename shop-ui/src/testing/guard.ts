type Answer = Response | undefined | Promise<Response | undefined>;

/** Lets a handler answer the administrator alone. */
export type Guard = <Call extends { request: Request }>(
  answer: (call: Call) => Answer,
) => (call: Call) => Answer;
