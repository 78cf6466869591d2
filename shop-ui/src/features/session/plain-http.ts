const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

type Place = Pick<Location, 'protocol' | 'hostname'>;

/** Whether what is typed here could be read on its way; the API refuses sign-ins then. */
export function isOverheard({ protocol, hostname }: Place): boolean {
  return protocol === 'http:' && !THIS_MACHINE.includes(hostname);
}
